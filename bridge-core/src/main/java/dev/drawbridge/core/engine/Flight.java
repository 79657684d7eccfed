package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.message.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** A letter on its way, and everybody who has sent it and waits for its answer. */
final class Flight {
    /** How many may wait; who comes on top is refused. */
    private static final int SENDERS = 256;

    private final Letter letter;
    private final String key;
    private final List<Sender> senders = new ArrayList<>();

    /** @param id of the request, as the client wrote it, in JSON */
    record Sender(ClientConnection client, String id) {
        void say(Problem problem) {
            client.say(Answers.failure(id, problem));
        }

        void overloaded() {
            say(Problem.of(ErrorCode.OVERLOADED, "Server overloaded; retry later."));
        }
    }

    Flight(Letter letter, String key) {
        this.letter = letter;
        this.key = key;
    }

    Letter letter() {
        return letter;
    }

    String key() {
        return key;
    }

    void join(Sender sender) {
        if (senders.size() < SENDERS) {
            senders.add(sender);
        } else {
            sender.overloaded();
        }
    }

    /** Whether all who have sent it are to have nothing done any more. */
    boolean isForsaken() {
        return senders.stream().map(Sender::client).allMatch(ClientConnection::isShutOut);
    }

    void succeeded(String result) {
        senders.forEach(sender -> sender.client().say(Answers.result(sender.id(), result)));
    }

    /** @param error as the agent has put it, in JSON */
    void refused(String error) {
        senders.forEach(sender -> sender.client().say(Answers.refusal(sender.id(), error)));
    }

    void failed(Problem problem) {
        senders.forEach(sender -> sender.say(problem));
    }

    void overloaded() {
        senders.forEach(Sender::overloaded);
    }
}

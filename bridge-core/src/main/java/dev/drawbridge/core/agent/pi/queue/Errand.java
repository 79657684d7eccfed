package dev.drawbridge.core.agent.pi.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.shelf.Queued;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.Optional;

/** A message on its way: this time, and no other. */
final class Errand {
    private final Queued message;
    private final Queued.State before;
    private final Optional<Call> asked;

    /**
     * Begins it.
     *
     * @param before how far the message had come
     * @param asked who wants it sent, unless it was simply next
     */
    Errand(Queued message, Queued.State before, Optional<Call> asked) {
        this.message = message;
        this.before = before;
        this.asked = asked;
    }

    Queued message() {
        return message;
    }

    /** The message as it is if it never leaves. */
    Queued back() {
        return message.in(before);
    }

    void answer(JsonNode turn) {
        ObjectNode result = Shapes.object();
        result.set("turn", turn);
        asked.ifPresent(call -> call.answer(result));
    }

    void refuse(String sentence) {
        asked.ifPresent(call -> call.voice().refuse(call.id(), new Refusal(sentence)));
    }
}

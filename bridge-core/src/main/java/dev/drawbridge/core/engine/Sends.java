package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.drawbridge.core.receipt.Receipt;
import dev.drawbridge.core.receipt.Receipts;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.protocol.message.Failure;
import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.Message;
import dev.drawbridge.protocol.message.Notification;
import dev.drawbridge.protocol.message.Request;
import dev.drawbridge.protocol.message.Response;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Splice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does once what clients send under a key, however often they send it: who sends again what was accepted gets the first
 * answer, who sends what is on its way waits for the answer to that. The switchboard's lock guards it.
 *
 * <p>What the agent refuses is refused to all who wait for it, for it is the same request; it may be sent anew. What
 * was on its way when the agent ended, or accepted by a life that is over, is in doubt: before it is sent again the
 * agent is asked whether it has it.
 */
final class Sends {
    private static final Logger log = LoggerFactory.getLogger(Sends.class);
    /** Of how many the life is remembered that has accepted them. */
    private static final int REMEMBERED = 256;
    /** How long a letter waits for the disk to keep its receipt; then it goes without. */
    private static final Duration DISK = Duration.ofSeconds(1);
    /** When it is asked a second time whether a letter is there: what has just left the queue is not in a turn yet. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    private final Switchboard switchboard;
    private final Receipts receipts;
    private final InstantSource clock;
    private final Scheduler scheduler;
    private final BiConsumer<ClientConnection, byte[]> resume;
    private final Holds holds = new Holds();
    /** Which life has accepted what, for the newest: an agent answers up to 20 ms before it has a message on disk. */
    private final Map<String, AgentLife> acceptedBy = new LinkedHashMap<>();
    private final Map<String, Flight> flights = new HashMap<>();
    private final Splice splice = new Splice();
    private final Scanner scanner = new Scanner(Limits.CLIENT);

    /** @param resume takes up again what had to wait */
    Sends(Switchboard switchboard, Receipts receipts, InstantSource clock, Scheduler scheduler,
            BiConsumer<ClientConnection, byte[]> resume) {
        this.switchboard = switchboard;
        this.receipts = receipts;
        this.clock = clock;
        this.scheduler = scheduler;
        this.resume = resume;
    }

    /** Whether what this client asks has to wait behind a letter of its own. */
    boolean isHeld(ClientConnection client) {
        return holds.isHeld(client);
    }

    /** Keeps what a client asks that is held; false when too much waits. */
    boolean keep(ClientConnection client, byte[] message) {
        return holds.keep(client, message);
    }

    /** Does something for a client once the work is done, which may wait for the disk; what it asks meanwhile waits behind. */
    void after(ClientConnection client, Runnable work, Runnable something) {
        holds.begin(client);
        scheduler.after(Duration.ZERO, () -> {
            try {
                work.run();
            } finally {
                switchboard.run(() -> holds.end(client, something, resume));
            }
        });
    }

    void send(Letter letter, Flight.Sender sender) {
        String key = letter.key();
        Flight known = flights.get(key);
        if (known != null) {
            known.join(sender);
            return;
        }
        Optional<Receipt> receipt = receipts.find(key);
        AgentLife life = switchboard.seats().of(letter.thread()).life();
        boolean certain = acceptedBy.getOrDefault(key, life) == life;
        if (certain && receipt.isPresent() && receipt.get() instanceof Receipt.Accepted accepted) {
            repeat(accepted, sender);
            return;
        }
        if (life.refusal().isPresent()) {
            sender.say(life.refusal().get());
            return;
        }
        if (life.isFull()) {
            sender.overloaded();
            return;
        }
        Flight flight = new Flight(letter, key);
        flight.join(sender);
        flights.put(key, flight);
        if (receipt.isPresent()) {
            look(flight, /* again= */ true);
        } else {
            begin(flight, sender.client());
        }
    }

    private void repeat(Receipt.Accepted accepted, Flight.Sender sender) {
        CompletableFuture<Optional<byte[]>> answer = accepted.answer()
                .exceptionally(lost -> Optional.empty());
        whenDone(answer, () -> answer.join().ifPresentOrElse(
                result -> sender.client().say(
                        Answers.result(sender.id(), new String(result, StandardCharsets.UTF_8))),
                () -> sender.say(Problem.of(ErrorCode.INVALID_REQUEST,
                        "This was accepted before, but the answer to it is lost: look at the thread"))));
    }

    /** Sends it once the disk has its receipt; meanwhile what its client asks keeps its place behind it. */
    private void begin(Flight flight, ClientConnection client) {
        CompletableFuture<Boolean> saved = saved(flight);
        if (saved.isDone()) {
            depart(flight);
        } else {
            holds.begin(client);
            whenDone(saved, () -> {
                depart(flight);
                holds.end(client, resume);
            });
        }
    }

    private CompletableFuture<Boolean> saved(Flight flight) {
        receipts.begin(flight.key());
        return receipts.saved().copy().completeOnTimeout(/* value= */ false, DISK.toMillis(),
                TimeUnit.MILLISECONDS).exceptionally(broken -> false);
    }

    private void depart(Flight flight) {
        if (flight.isForsaken()) {
            receipts.abandon(flight.key());
            flights.remove(flight.key());
            return;
        }
        AgentLife life = life(flight);
        if (life.refusal().isPresent()) {
            receipts.abandon(flight.key());
            flights.remove(flight.key());
            flight.failed(life.refusal().get());
            return;
        }
        if (life.isFull()) {
            receipts.abandon(flight.key());
            flights.remove(flight.key());
            flight.overloaded();
            return;
        }
        byte[] request = flight.letter().request();
        switchboard.threads().find(flight.letter().thread()).ifPresent(thread -> thread.stir(1));
        long number = life.enter(new Call.OfBridge(answer -> answered(flight, answer), () -> lost(flight)));
        scanner.scan(request, 0, request.length);
        splice.of(request, scanner).replace(scanner.id(),
                Long.toString(number).getBytes(StandardCharsets.US_ASCII));
        life.send(number, FromClient.onOneLine(splice.toArray()));
    }

    /** That of the agent whose thread it goes to. */
    private AgentLife life(Flight flight) {
        return switchboard.seats().of(flight.letter().thread()).life();
    }

    private void answered(Flight flight, Message answer) {
        flights.remove(flight.key());
        switch (answer) {
            case Response response -> {
                String result = response.result().toString();
                accept(flight, result);
                stirred(flight, Trees.ifReadable(result).path("turn"));
            }
            case Failure failure -> {
                stirred(flight, MissingNode.getInstance());
                String error = failure.error().toString();
                // an agent in this process may say itself that nobody knows what has become of it
                if (Trees.ifReadable(error).path("code").asInt() != ErrorCode.AGENT_RESTARTED.number()) {
                    receipts.abandon(flight.key());
                }
                flight.refused(error);
            }
            case Request request -> throw new IllegalStateException("no answer is a request");
            case Notification notification -> throw new IllegalStateException("no answer is a notification");
        }
    }

    private void stirred(Flight flight, JsonNode turn) {
        switchboard.threads().find(flight.letter().thread())
                .ifPresent(thread -> switchboard.attendance().stirred(thread, turn));
    }

    private void accept(Flight flight, String result) {
        receipts.accept(flight.key(), result.getBytes(StandardCharsets.UTF_8), clock.instant());
        remember(flight);
        flight.succeeded(result);
    }

    private void remember(Flight flight) {
        acceptedBy.remove(flight.key());
        acceptedBy.put(flight.key(), life(flight));
        if (acceptedBy.size() > REMEMBERED) {
            acceptedBy.remove(acceptedBy.keySet().iterator().next());
        }
    }

    /** The agent has ended; its receipt stays as it is, and says to who sends it again that it is in doubt. */
    private void lost(Flight flight) {
        flights.remove(flight.key());
        flight.failed(Problem.of(ErrorCode.AGENT_RESTARTED, "agent restarted"));
    }

    /** @param again whether to look a second time if it is not there */
    private void look(Flight flight, boolean again) {
        Search.begin(life(flight), flight.letter(), outcome -> found(flight, outcome, again));
    }

    private void found(Flight flight, Search.Outcome outcome, boolean again) {
        switch (outcome) {
            case Search.Outcome.Taken taken -> {
                flights.remove(flight.key());
                confirm(flight, taken.result());
            }
            case Search.Outcome.Absent absent when again -> scheduler.after(SECOND_LOOK,
                    () -> switchboard.run(() -> look(flight, /* again= */ false)));
            case Search.Outcome.Absent absent -> {
                log.info("{} has not reached the agent before it ended, and is sent again",
                        flight.letter().method().name());
                receipts.abandon(flight.key());
                whenDone(saved(flight), () -> depart(flight));
            }
            case Search.Outcome.Unknown unknown -> {
                flights.remove(flight.key());
                flight.refused(unknown.error());
            }
            case Search.Outcome.Lost lost -> lost(flight);
        }
    }

    /** It is there: who has sent it gets the first answer, or what that would have been. */
    private void confirm(Flight flight, String result) {
        Optional<Receipt> receipt = receipts.find(flight.key());
        if (receipt.isPresent() && receipt.get() instanceof Receipt.Accepted accepted) {
            remember(flight);
            CompletableFuture<Optional<byte[]>> answer = accepted.answer()
                    .exceptionally(lost -> Optional.empty());
            whenDone(answer, () -> flight.succeeded(
                    answer.join().map(first -> new String(first, StandardCharsets.UTF_8)).orElse(result)));
        } else {
            accept(flight, result);
        }
    }

    /** Does the work under the lock, at once if it is done already. */
    private void whenDone(CompletableFuture<?> awaited, Runnable work) {
        if (awaited.isDone()) {
            work.run();
        } else {
            var _ = awaited.thenRun(
                    () -> scheduler.after(Duration.ZERO, () -> switchboard.run(work)));
        }
    }
}

package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.websocket.CannotConnectException;
import dev.drawbridge.core.websocket.CannotConnectException.Reason;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Caller;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Ear;
import dev.drawbridge.server.client.Refused;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * A place at a bridge that can be taken again when the connection is lost, and that notices when it is, be the network
 * silent about it. One thread has it; keyboards may add what is typed.
 */
final class LastingLine implements AutoCloseable {
    /** Where it is full the bridge has to wait, which can. */
    private static final int MOST_UNHEARD = 4096;
    private static final String ENDED = "the other end has gone";
    private static final long FIRST_PAUSE = 500;
    private static final long LONGEST_PAUSE = 15_000;

    private final Destination destination;
    private final Caller caller;
    private final Duration patience;
    private final RandomGenerator random;
    private final Deque<Heard> ahead = new ArrayDeque<>();
    private volatile Session session;
    private long aliveAt = System.nanoTime();
    private CompletableFuture<JsonNode> sign = CompletableFuture.completedFuture(null);

    /** What comes over one connection; nothing of another one is ever in it. */
    private static final class Session implements Ear {
        private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(MOST_UNHEARD);
        private volatile boolean left;

        @Override
        public void told(JsonNode notification) {
            put(new Heard.Told(notification));
        }

        @Override
        public void asked(JsonNode question) {
            // the bridge tells of each question, and it is answered there
        }

        @Override
        public void ended() {
            put(new Heard.End());
        }

        private void put(Heard next) {
            try {
                boolean put = left;
                while (!put) {
                    put = heard.offer(next, 1, TimeUnit.SECONDS) || left;
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private BridgeLine line;

    private LastingLine(Destination destination, Caller caller, Duration patience, RandomGenerator random)
            throws CannotReachBridge {
        this.destination = destination;
        this.caller = caller;
        this.patience = patience;
        this.random = random;
        this.session = new Session();
        this.line = BridgeLine.open(destination, caller, session);
    }

    /**
     * Takes it.
     *
     * @param patience how long the bridge may say nothing before it is asked whether it is there, and how long it then
     *            may take
     */
    static LastingLine open(Destination destination, Caller caller, Duration patience, RandomGenerator random)
            throws CannotReachBridge {
        return new LastingLine(destination, caller, patience, random);
    }

    /** The connection that there is now, for calls that are as well lost with it. */
    BridgeLine line() {
        return line;
    }

    /** Names the run of the bridge that the numbers of events are of. */
    String epoch() {
        return line.greeting().path("bridge").path("epoch").asText();
    }

    /** Calls a method; what is told meanwhile is heard later. */
    JsonNode call(String method, JsonNode params) throws Refused, LineLost {
        return answer(method, params).path("result");
    }

    /** Comes to a thread by this method. */
    Joined join(String method, JsonNode params) throws Refused, LineLost {
        JsonNode answer = answer(method, params);
        return new Joined(answer.at("/result/thread/id").asText(), answer.path("seq").asLong());
    }

    /**
     * A thread that one has come to.
     *
     * @param seq the newest event of those that are told no more
     */
    record Joined(String threadId, long seq) {}

    private JsonNode answer(String method, JsonNode params) throws Refused, LineLost {
        CompletableFuture<JsonNode> answer = line.send(method, params);
        Session current = session;
        var _ = answer.whenComplete((_, _) -> current.heard.offer(new Heard.Nothing()));
        while (!answer.isDone()) {
            Heard heard = poll(Duration.ofNanos(untilSign()));
            if (heard instanceof Heard.End) {
                throw new LineLost(ENDED);
            }
            if (heard instanceof Heard.Nothing) {
                askForSign();
            } else {
                ahead.add(heard);
            }
        }
        JsonNode error = answer.join().path("error");
        if (error.isObject()) {
            throw lostOr(new Refused(error.path("code").asInt(), error.path("message").asText()));
        }
        return answer.join();
    }

    /** What was refused, unless that was only because the connection is gone. */
    Refused lostOr(Refused refused) throws LineLost {
        if (line.isOver()) {
            throw new LineLost(ENDED);
        }
        return refused;
    }

    /** What comes next, if it comes soon. */
    Heard next(Duration soon) throws LineLost {
        Heard heard = ahead.isEmpty()
                ? poll(Duration.ofNanos(Math.min(soon.toNanos(), untilSign())))
                : ahead.remove();
        if (heard instanceof Heard.End) {
            throw new LineLost(ENDED);
        }
        if (heard instanceof Heard.Nothing) {
            askForSign();
        }
        return heard;
    }

    private Heard poll(Duration soon) {
        try {
            Heard heard = session.heard.poll(soon.toNanos(), TimeUnit.NANOSECONDS);
            if (heard instanceof Heard.Told) {
                aliveAt = System.nanoTime();
            }
            return heard == null ? new Heard.Nothing() : heard;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Heard.End();
        }
    }

    private long untilSign() {
        return Math.max(1_000_000, aliveAt + patience.toNanos() - System.nanoTime());
    }

    /** A dead connection does not say that it is dead, so it is asked for something small. */
    private void askForSign() throws LineLost {
        if (System.nanoTime() - aliveAt < patience.toNanos()) {
            return;
        }
        if (!sign.isDone()) {
            throw new LineLost("it shows no sign of life");
        }
        aliveAt = System.nanoTime();
        sign = line.send("thread/loaded/list", Verb.params());
    }

    /** What was typed, as if it had been heard. */
    void typed(String words) {
        session.heard.offer(new Heard.Typed(words));
    }

    /** Takes the place again, as soon as that can be; fails only where it never can. */
    void again() throws CannotReachBridge {
        leave();
        ahead.clear();
        sign = CompletableFuture.completedFuture(null);
        for (long pause = FIRST_PAUSE;; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            rest(pause);
            session = new Session();
            try {
                line = BridgeLine.open(destination, caller, session);
                aliveAt = System.nanoTime();
                return;
            } catch (CannotReachBridge notYet) {
                if (isForGood(notYet) || Thread.currentThread().isInterrupted()) {
                    throw notYet;
                }
            }
        }
    }

    private static boolean isForGood(CannotReachBridge unreachable) {
        return unreachable.getCause() instanceof CannotConnectException refused
                && (refused.reason() == Reason.UNAUTHORIZED || refused.reason() == Reason.UNTRUSTED
                        || refused.reason() == Reason.FORBIDDEN);
    }

    /** Not in step with others who have lost the same bridge. */
    private void rest(long pause) {
        try {
            Thread.sleep(pause / 2 + random.nextLong(pause / 2)); // until the next try
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave() {
        session.left = true;
        line.close();
    }

    @Override
    public void close() {
        leave();
    }
}

package dev.drawbridge.server.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.transcript.Following;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that follows one thread through all that can happen to a client, most of which it does itself. */
final class Wanderer implements Runnable {
    private static final Duration SOON = Duration.ofMillis(20);

    /** How a client speaks. */
    enum Manner {
        PLAIN, VERSIONED, SEQUENCED
    }

    private final Manner manner;
    private final URI door;
    private final HttpClient http;
    private final String thread;
    private final SplittableRandom random;
    private final Ledger ledger;
    private final AtomicInteger visits;
    private final List<Visit> abandoned = new ArrayList<>();
    private final Following following = new Following();
    /** The epoch of the bridge it talks to, and the one that its numbers are of. */
    private String current = "";
    private String epoch = "";
    private boolean settled;
    private int ids;
    private volatile boolean calm;
    private volatile boolean done;

    Wanderer(Manner manner, URI door, HttpClient http, String thread, SplittableRandom random, Ledger ledger,
            AtomicInteger visits) {
        this.manner = manner;
        this.door = door;
        this.http = http;
        this.thread = thread;
        this.random = random;
        this.ledger = ledger;
        this.visits = visits;
    }

    /** Behaves from now on. */
    Wanderer calm() {
        calm = true;
        return this;
    }

    void leave() {
        done = true;
    }

    @Override
    public void run() {
        while (!done) {
            Optional<Visit> come = Visit.at(door, http);
            if (come.isPresent()) {
                visits.incrementAndGet();
                stay(come.get());
            } else {
                Pause.of(Duration.ofMillis(50));
            }
        }
        abandoned.forEach(Visit::cut);
        synchronized (this) {
            ledger.add(following.standing(thread));
        }
    }

    private void stay(Visit here) {
        enter(here);
        long next = later();
        while (!done && !here.isOver()) {
            here.next(SOON).ifPresent(message -> take(here, message));
            if (!calm && System.nanoTime() > next) {
                next = later();
                if (misbehave(here)) {
                    return;
                }
            }
        }
        here.cut();
        unsettle();
    }

    private synchronized void unsettle() {
        settled = false;
    }

    private long later() {
        return System.nanoTime() + random.nextInt(50, 500) * 1_000_000L;
    }

    /** Whether it is not here any more. */
    private boolean misbehave(Visit here) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> here.cut();
            case 4 -> {
                // its machine is gone, and nobody has told the other side
                here.read(/* reading= */ false);
                abandoned.add(here);
            }
            case 5, 6, 7 -> {
                here.read(/* reading= */ false);
                Pause.of(Duration.ofMillis(random.nextInt(100, 1_500)));
                here.read(/* reading= */ true);
                return false;
            }
            case 8 -> {
                if (isSettled()) {
                    snapshot(here);
                }
                return false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private synchronized void enter(Visit here) {
        settled = false;
        Map<String, Object> capabilities = new HashMap<>(Map.of("experimentalApi", true));
        if (manner == Manner.SEQUENCED) {
            capabilities.put("bridge", Map.of());
        }
        send(here, "initialize",
                Map.of("clientInfo", Map.of("name", "wanderer", "version", "1"), "capabilities",
                        capabilities));
    }

    private synchronized void take(Visit here, JsonNode message) {
        JsonNode result = message.path("result");
        if (result.has("userAgent")) {
            current = result.at("/bridge/epoch").asText();
            if (epoch.isEmpty() || following.seen(thread) == 0) {
                snapshot(here);
            } else {
                send(here, "bridge/resume", Map.of("epoch", epoch, "threads",
                        List.of(Map.of("threadId", thread, "after", following.seen(thread)))));
            }
        } else if (result.at("/threads/0/snapshotRequired").asBoolean() || isRefused(message)) {
            snapshot(here);
        } else {
            if (result.at("/thread/turns").isArray()) {
                ledger.add(following.standing(thread));
            }
            if (result.has("thread") || result.has("threads")) {
                settled = true;
                epoch = current;
            }
            following.take(message);
        }
    }

    /** A thread cannot be resumed while the agent is away. */
    private static boolean isRefused(JsonNode message) {
        if (message.has("error")) {
            Pause.of(Duration.ofMillis(50));
        }
        return message.has("error");
    }

    private synchronized void snapshot(Visit here) {
        send(here, "thread/resume", Map.of("threadId", thread));
    }

    private synchronized int send(Visit here, String method, Map<String, ?> params) {
        Map<String, Object> request = new HashMap<>(Map.of("id", ++ids, "method", method, "params", params));
        if (manner == Manner.VERSIONED) {
            request.put("jsonrpc", "2.0");
        }
        here.send(request);
        return ids;
    }

    /** Whether it is there and follows the thread. */
    synchronized boolean isSettled() {
        return settled;
    }

    /** What it knows of the thread. */
    synchronized List<String> knows() {
        return following.thread(thread).settled();
    }

    synchronized List<String> surprises() {
        return following.surprises();
    }

    @Override
    public String toString() {
        return "a client that is " + manner;
    }
}

package dev.drawbridge.server.pi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.wire.Json;
import dev.drawbridge.transcript.Following;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that follows one thread, and that may come late, look away, and be cut off anywhere. */
final class Follower implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI door;
    private final String thread;
    private final boolean sequenced;
    private final Following following = new Following();
    private @Nullable Line line;
    private String epoch = "";
    private int ids;

    /** @param sequenced whether it knows the bridge, and goes on where it was cut off */
    Follower(HttpClient http, URI door, String thread, boolean sequenced) {
        this.http = http;
        this.door = door;
        this.thread = thread;
        this.sequenced = sequenced;
    }

    boolean isThere() {
        return line != null;
    }

    void enter() {
        Line open = new Line(new LinkedBlockingQueue<>());
        open.socket = http.newWebSocketBuilder().connectTimeout(TIMEOUT).buildAsync(door, open)
                .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
        line = open;
        Map<String, Object> capabilities = new HashMap<>(Map.of("experimentalApi", true));
        if (sequenced) {
            capabilities.put("bridge", Map.of());
        }
        send(open, "initialize", Map.of("clientInfo", Map.of("name", "follower", "version", "1"),
                "capabilities", capabilities));
        if (epoch.isEmpty() || following.seen(thread) == 0) {
            send(open, "thread/resume", Map.of("threadId", thread));
        } else {
            send(open, "bridge/resume", Map.of("epoch", epoch, "threads",
                    List.of(Map.of("threadId", thread, "after", following.seen(thread)))));
        }
    }

    private void send(Line open, String method, Map<String, ?> params) {
        open.socket().sendText(Json.text(Map.of("id", ++ids, "method", method, "params", params)), true)
                .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** Takes what has come, and what comes within that time. */
    void listen(Duration patience) {
        Line open = line;
        if (open == null) {
            return;
        }
        try {
            long end = System.nanoTime() + patience.toNanos();
            for (String text = open.received.poll(); text != null || System.nanoTime() < end;) {
                if (text != null) {
                    take(Json.parse(text));
                }
                text = open.received.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while it listened", e);
        }
    }

    private void take(JsonNode message) {
        if (message.has("error")) {
            throw new AssertionError("refused: " + message);
        }
        if (message.at("/result/bridge/epoch").isTextual()) {
            epoch = message.at("/result/bridge/epoch").asText();
        }
        following.take(message);
    }

    /** Takes nothing any more from the socket, or goes on. */
    void look(boolean looking) {
        Line open = line;
        if (open != null) {
            open.look(looking);
        }
    }

    /** Loses the connection, and what it has not taken yet. */
    void cut() {
        Line open = line;
        line = null;
        if (open != null) {
            open.socket().abort();
        }
    }

    /** What it knows, without times. */
    List<String> knows() {
        List<String> lines = new ArrayList<>();
        following.thread(thread).settled()
                .forEach(line -> lines
                        .add(line.replaceAll(",\"(startedAtMs|completedAtMs|durationMs)\":(\\d+|null)", "")));
        return lines;
    }

    List<String> surprises() {
        return following.surprises();
    }

    boolean knowsTheEnd(String turn) {
        return knows().contains("turn " + turn + " completed");
    }

    @Override
    public void close() {
        cut();
    }

    /** One connection. */
    private static final class Line implements WebSocket.Listener {
        private final BlockingQueue<String> received;
        private final StringBuilder message = new StringBuilder();
        private volatile @Nullable WebSocket socket;
        private boolean looking = true;
        private boolean owing;

        Line(BlockingQueue<String> received) {
            this.received = received;
        }

        WebSocket socket() {
            WebSocket open = socket;
            if (open == null) {
                throw new IllegalStateException("not open yet");
            }
            return open;
        }

        synchronized void look(boolean again) {
            looking = again;
            if (again && owing) {
                owing = false;
                socket().request(1);
            }
        }

        @Override
        public void onOpen(WebSocket opened) {
            opened.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                received.add(message.toString());
                message.setLength(0);
            }
            synchronized (this) {
                if (looking || !last) {
                    from.request(1);
                } else {
                    owing = true;
                }
            }
            return null;
        }
    }
}

package dev.drawbridge.server.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.wire.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection of a client that may stop reading and be cut off anywhere. */
final class Visit implements WebSocket.Listener {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final StringBuilder message = new StringBuilder();
    private @Nullable WebSocket socket;
    private boolean reading = true;
    private boolean owing;
    private volatile boolean over;

    /** Comes in, if the door is open. */
    static Optional<Visit> at(URI door, HttpClient http) {
        Visit visit = new Visit();
        try {
            http.newWebSocketBuilder().connectTimeout(TIMEOUT).buildAsync(door, visit).join();
            return Optional.of(visit);
        } catch (CompletionException closedOrNobodyThere) {
            return Optional.empty();
        }
    }

    void send(Map<String, ?> request) {
        try {
            socket().sendText(Json.text(request), /* last= */ true)
                    .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException gone) {
            over = true;
        }
    }

    /** The next message, if one comes soon. */
    Optional<JsonNode> next(Duration soon) {
        try {
            return Optional.ofNullable(received.poll(soon.toMillis(), TimeUnit.MILLISECONDS))
                    .map(Json::parse);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over = true;
            return Optional.empty();
        }
    }

    /** Whether nothing comes any more. */
    boolean isOver() {
        return over && received.isEmpty();
    }

    /** Stops reading, or goes on. */
    synchronized void read(boolean reading) {
        this.reading = reading;
        if (reading && owing) {
            owing = false;
            socket().request(1);
        }
    }

    /** Loses the connection; what was not taken yet is lost too. */
    void cut() {
        over = true;
        received.clear();
        socket().abort();
    }

    private synchronized WebSocket socket() {
        WebSocket open = socket;
        if (open == null) {
            throw new IllegalStateException("not open yet");
        }
        return open;
    }

    @Override
    public synchronized void onOpen(WebSocket opened) {
        socket = opened;
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
            if (reading || !last) {
                from.request(1);
            } else {
                owing = true;
            }
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        over = true;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        over = true;
    }
}

package dev.drawbridge.partners.wire;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Messages as text frames on a WebSocket. */
final class WebSocketLink implements Link {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final WebSocket socket;

    private WebSocketLink(HttpClient client, WebSocket socket) {
        this.client = client;
        this.socket = socket;
    }

    static WebSocketLink open(URI endpoint, Map<String, String> headers, Receiver receiver) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(TIMEOUT);
        headers.forEach(builder::header);
        try {
            return new WebSocketLink(client, builder.buildAsync(endpoint, new Listener(receiver)).join());
        } catch (CompletionException e) {
            client.shutdownNow();
            throw e;
        }
    }

    @Override
    public synchronized void send(String message) {
        socket.sendText(message, /* last= */ true).orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    public synchronized void close() {
        if (!socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(alreadyGone -> socket).join();
        }
        socket.abort();
        client.shutdownNow();
    }

    @Override
    public void cut() {
        socket.abort();
        client.shutdownNow();
    }

    private record Listener(Receiver receiver, StringBuilder message) implements WebSocket.Listener {
        Listener(Receiver receiver) {
            this(receiver, new StringBuilder());
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                receiver.received(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            receiver.ended("closed with " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            receiver.ended(error.toString());
        }
    }
}

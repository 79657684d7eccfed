import module java.base;
import module java.net.http;

/// One connection to a bridge: requests are called like methods, and whatever the bridge says by itself is heard.
final class Connection implements WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SECONDS = System.getenv().getOrDefault("DRAWBRIDGE_PATIENCE", "9");
    /// A dead connection is noticed within twice that.
    private static final Duration PATIENCE = Duration.ofMillis((long) (1000 * Double.parseDouble(SECONDS)));

    private final WebSocket socket;
    private final Consumer<Object> heard;
    private final BiConsumer<Connection, String> lost;
    private final Map<Object, CompletableFuture<Object>> calls = new ConcurrentHashMap<>();
    private final StringBuilder parts = new StringBuilder();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger lastId = new AtomicInteger();
    private volatile boolean alive = true;

    /// The bridge's no to a request.
    static final class Refused extends RuntimeException {
        Refused(String why) {
            super(why);
        }
    }

    /// Connects, or throws a CompletionException.
    Connection(URI bridge, String token, Consumer<Object> heard, BiConsumer<Connection, String> lost) {
        this.heard = heard;
        this.lost = lost;
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        socket = builder.buildAsync(bridge, this).join();
        watch();
    }

    /// Waits for the whole answer, which may have more than its result; throws Refused, or a CompletionException when the connection is lost.
    Object call(String method, Map<String, ?> params) {
        BigDecimal id = BigDecimal.valueOf(lastId.incrementAndGet()); // as numbers are read
        CompletableFuture<Object> answer = new CompletableFuture<>();
        calls.put(id, answer);
        send(Map.of("id", id, "method", method, "params", params));
        Object message = inTime(answer);
        if (Json.at(message, "error") != null) {
            throw new Refused(Json.text(message, "error", "message"));
        }
        return message;
    }

    /// Sends a notification, or the answer to a question. One thread only may send.
    void send(Map<String, ?> message) {
        inTime(socket.sendText(Json.write(message), /* last= */ true));
    }

    private <T> T inTime(CompletableFuture<T> future) {
        try {
            return future.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException failed) {
            end(String.valueOf(failed.getCause()));
            throw failed;
        }
    }

    /// A dead socket does not say that it is dead: it is asked, and given up when nothing at all comes back.
    private void watch() {
        if (!alive) {
            end("no sign of life");
        } else {
            alive = false;
            socket.sendPing(ByteBuffer.allocate(0));
            CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).execute(this::watch);
        }
    }

    private void end(String why) {
        if (over.compareAndSet(false, true)) {
            socket.abort();
            calls.values().forEach(answer -> answer.completeExceptionally(new IOException(why)));
            lost.accept(this, why);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        parts.append(part);
        if (last) {
            Object message = Json.read(parts.toString());
            parts.setLength(0);
            if (Json.at(message, "method") != null) {
                heard.accept(message);
            } else if (Json.at(message, "id") instanceof BigDecimal id && calls.containsKey(id)) {
                calls.remove(id).complete(message);
            }
        }
        return goOn();
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer nothing) {
        return goOn();
    }

    private CompletionStage<?> goOn() {
        alive = true;
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(error.toString());
    }
}

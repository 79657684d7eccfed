package dev.drawbridge.server.control;

import static org.awaitility.Awaitility.await;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.engine.Client;
import dev.drawbridge.core.engine.Connection;
import dev.drawbridge.core.engine.Connections;
import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.protocol.access.Scopes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A client in memory, on the test's own thread; apostrophes stand for quotes. */
public final class Caller implements Client {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Visitor visitor;
    private final Connection connection;
    private final Deque<String> received = new ArrayDeque<>();

    Caller(Connections connections) {
        this(connections, new Visitor("a-device", "a-device", Scopes.OWNER));
    }

    /** Somebody who has come in as this device. */
    public Caller(Connections connections, Visitor visitor) {
        this.visitor = visitor;
        connection = connections.open(this);
        send("{'id':'init','method':'initialize','params':{'clientInfo':{'name':'a','version':'1'}}}");
        next();
    }

    public void send(String message) {
        connection.text(message.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** The next answer it is sent. */
    public String next() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(this::hasReceived);
        return received.remove();
    }

    private boolean hasReceived() {
        for (ByteBuffer run = connection.next(); run.hasRemaining(); run = connection.next()) {
            while (run.hasRemaining()) {
                String message = text(run);
                if (!message.startsWith("{'method'")) {
                    received.add(message);
                }
            }
        }
        return !received.isEmpty();
    }

    private static String text(ByteBuffer frames) {
        frames.get();
        int length = frames.get();
        byte[] payload = new byte[length == 126 ? frames.getShort() & 0xffff : length];
        frames.get(payload);
        return new String(payload, StandardCharsets.UTF_8).strip().replace('"', '\'');
    }

    @Override
    public Visitor visitor() {
        return visitor;
    }

    @Override
    public void wake() {
        /* it looks by itself */ }

    @Override
    public boolean deflates() {
        return false;
    }

    @Override
    public void close(Farewell farewell) {
        /* the test is over */ }
}

package dev.drawbridge.core.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client in memory: a test sends for it and reads the messages it was sent. */
final class CollectingClient implements Client {
    private final Connection connection;
    private final List<String> received = new ArrayList<>();
    private final List<Farewell> farewells = new ArrayList<>();
    private boolean woken;

    CollectingClient(Connections connections) {
        connection = connections.open(this);
    }

    /** One that has introduced itself, with {@code experimentalApi}. */
    static CollectingClient initialized(Connections connections, String name) {
        CollectingClient client = new CollectingClient(connections);
        client.send("{'id':0,'method':'initialize','params':{'clientInfo':{'name':'" + name
                + "','version':'1'},'capabilities':{'experimentalApi':true}}}");
        client.received();
        return client;
    }

    /** Sends this text, apostrophes standing for quotes. */
    void send(String text) {
        connection.text(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    void sendBinary(byte[] message) {
        connection.binary(message);
    }

    void vanish() {
        connection.closed();
    }

    /** The messages since the last time it was asked, quotes standing as apostrophes. */
    List<String> received() {
        woken = false;
        for (ByteBuffer run = connection.next(); run.hasRemaining(); run = connection.next()) {
            while (run.hasRemaining()) {
                received.add(frame(run).replace('"', '\''));
            }
        }
        List<String> messages = List.copyOf(received);
        received.clear();
        return messages;
    }

    private static String frame(ByteBuffer run) {
        if (run.get() != (byte) 0x81) {
            throw new AssertionError("not a whole text frame");
        }
        int length = run.get();
        if (length == 126) {
            length = run.getShort() & 0xffff;
        } else if (length == 127) {
            length = (int) run.getLong();
        }
        byte[] payload = new byte[length];
        run.get(payload);
        if (payload[length - 1] != '\n') {
            throw new AssertionError("no LF at the end");
        }
        return new String(payload, 0, length - 1, StandardCharsets.UTF_8);
    }

    boolean isWoken() {
        return woken;
    }

    List<Farewell> farewells() {
        return farewells;
    }

    @Override
    public void wake() {
        woken = true;
    }

    @Override
    public void close(Farewell farewell) {
        farewells.add(farewell);
    }
}

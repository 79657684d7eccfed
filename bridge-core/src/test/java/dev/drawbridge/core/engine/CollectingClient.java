package dev.drawbridge.core.engine;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.protocol.access.Scopes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A client in memory: a test sends for it and reads the messages it was sent. */
final class CollectingClient implements Client {
    private final Visitor visitor;
    private final Connection connection;
    private final List<String> received = new ArrayList<>();
    private final List<Farewell> farewells = new ArrayList<>();
    private boolean woken;
    private boolean deflates;
    private int inflatedFrames;

    CollectingClient(Connections connections) {
        this(connections, Scopes.OWNER);
    }

    CollectingClient(Connections connections, Scopes scopes) {
        visitor = new Visitor("a-device", "a-device", scopes);
        connection = connections.open(this);
    }

    /** One that has introduced itself, with {@code experimentalApi}. */
    static CollectingClient initialized(Connections connections, String name) {
        return initialized(connections, name, Scopes.OWNER);
    }

    /** One that may do no more than that. */
    static CollectingClient initialized(Connections connections, String name, Scopes scopes) {
        CollectingClient client = new CollectingClient(connections, scopes);
        client.send("{'id':0,'method':'initialize','params':{'clientInfo':{'name':'" + name
                + "','version':'1'},'capabilities':{'experimentalApi':true}}}");
        client.received();
        return client;
    }

    /** One that has introduced itself, and knows that there is a bridge. */
    static CollectingClient aware(Connections connections) {
        CollectingClient client = new CollectingClient(connections);
        client.send("{'id':0,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'},"
                + "'capabilities':{'bridge':{}}}}");
        client.texts(1);
        return client;
    }

    /** Sends this text, apostrophes standing for quotes. */
    void send(String text) {
        connection.text(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** Sends this text, apostrophes standing for quotes, sooner than it may. */
    void sendTooSoon(String text, Duration retryAfter) {
        connection.refuse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), retryAfter);
    }

    long meaningless() {
        return connection.meaningless();
    }

    void sendBinary(byte[] message) {
        connection.binary(message);
    }

    /** It may have nothing done any more. */
    void shutOut() {
        connection.shutOut();
    }

    void vanish() {
        connection.closed();
    }

    /** The messages since the last time it was asked, quotes standing as apostrophes. */
    List<String> received() {
        return texts(Integer.MAX_VALUE).stream().map(text -> text.replace('"', '\'')).toList();
    }

    /** The same without what the bridge tells by itself. */
    List<String> receivedFromAgent() {
        return received().stream().filter(message -> !message.contains("'method':'bridge/")).toList();
    }

    /** The messages as they came, of so many runs at most. */
    List<String> texts(int runs) {
        woken = false;
        for (int i = 0; i < runs; i++) {
            ByteBuffer run = connection.next();
            if (!run.hasRemaining()) {
                break;
            }
            while (run.hasRemaining()) {
                received.add(frame(run));
            }
        }
        List<String> messages = List.copyOf(received);
        received.clear();
        return messages;
    }

    private String frame(ByteBuffer run) {
        byte kind = run.get();
        boolean deflated = kind == (byte) 0xc1;
        if (kind != (byte) 0x81 && !(deflated && deflates)) {
            throw new AssertionError("not a whole text frame that this client takes");
        }
        int length = run.get();
        if (length == 126) {
            length = run.getShort() & 0xffff;
        } else if (length == 127) {
            length = (int) run.getLong();
        }
        byte[] payload = new byte[length];
        run.get(payload);
        if (deflated) {
            inflatedFrames++;
            payload = inflate(payload);
            length = payload.length;
        }
        if (payload[length - 1] != '\n') {
            throw new AssertionError("no LF at the end");
        }
        return new String(payload, 0, length - 1, StandardCharsets.UTF_8);
    }

    private static byte[] inflate(byte[] payload) {
        byte[] whole = Arrays.copyOf(payload, payload.length + 4);
        whole[payload.length + 2] = (byte) 0xff;
        whole[payload.length + 3] = (byte) 0xff;
        byte[] text = new byte[1 << 20];
        try (Inflater inflater = new Inflater(/* nowrap= */ true)) {
            inflater.setInput(whole);
            return Arrays.copyOf(text, inflater.inflate(text));
        } catch (DataFormatException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Lets it take compressed frames from now on. */
    CollectingClient deflating() {
        deflates = true;
        return this;
    }

    /** How many of the frames so far were compressed. */
    int inflatedFrames() {
        return inflatedFrames;
    }

    boolean isWoken() {
        return woken;
    }

    List<Farewell> farewells() {
        return farewells;
    }

    @Override
    public Visitor visitor() {
        return visitor;
    }

    @Override
    public void wake() {
        woken = true;
    }

    @Override
    public boolean deflates() {
        return deflates;
    }

    @Override
    public void close(Farewell farewell) {
        farewells.add(farewell);
    }
}

package dev.drawbridge.core.engine;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What clients ask while something of theirs waits for the disk: it keeps its place behind that, bounded. */
final class Holds {
    private final Map<ClientConnection, Held> byClient = new HashMap<>();

    /** What waits behind one request. */
    private static final class Held {
        private final Queue<byte[]> messages = new ArrayDeque<>();
        private long bytes;
    }

    boolean isHeld(ClientConnection client) {
        return byClient.containsKey(client);
    }

    void begin(ClientConnection client) {
        byClient.put(client, new Held());
    }

    /** Keeps a message of a client that is held; false when too much waits. */
    boolean keep(ClientConnection client, byte[] message) {
        Held held = byClient.get(client);
        if (held == null || held.messages.size() >= AgentLife.QUEUE || held.bytes >= AgentLife.QUEUE_BYTES) {
            return false;
        }
        held.bytes += message.length;
        return held.messages.add(message);
    }

    /** Hands out what was kept, in order, until the client is held again. */
    void end(ClientConnection client, BiConsumer<ClientConnection, byte[]> resume) {
        end(client, () -> {}, resume);
    }

    /** Does first what the client was held for, which may hold it anew. */
    void end(ClientConnection client, Runnable first, BiConsumer<ClientConnection, byte[]> resume) {
        Held held = byClient.remove(client);
        first.run();
        while (held != null && !held.messages.isEmpty()) {
            @Nullable
            Held again = byClient.get(client);
            byte[] message = held.messages.remove();
            if (again == null) {
                resume.accept(client, message);
            } else {
                again.bytes += message.length;
                again.messages.add(message);
            }
        }
    }
}

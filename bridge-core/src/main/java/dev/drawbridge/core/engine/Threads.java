package dev.drawbridge.core.engine;

import dev.drawbridge.core.log.Logs;
import dev.drawbridge.protocol.message.IdPath;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The threads that clients follow or the agent has spoken of, by their ids. */
final class Threads {
    private final Logs logs;
    private final Map<String, SharedThread> byId = new HashMap<>();
    /** What was looked up last, and most often is again: a stream of deltas makes no garbage. */
    private final Span place = new Span();
    private byte[] lastId = {};
    private Optional<SharedThread> last = Optional.empty();

    Threads(Logs logs) {
        this.logs = logs;
    }

    Optional<SharedThread> find(String spelled) {
        return Optional.ofNullable(byId.get(ThreadName.of(spelled)));
    }

    /** The thread of that id; one that is new is this agent's. */
    SharedThread get(String spelled, Seat seat) {
        return byId.computeIfAbsent(ThreadName.of(spelled), id -> new SharedThread(id, seat, logs));
    }

    /** The thread whose id stands at {@code from} to before {@code to}, as the agent spells it. */
    private SharedThread get(byte[] bytes, int from, int to, Seat seat) {
        if (last.isPresent() && Arrays.equals(lastId, 0, lastId.length, bytes, from, to)) {
            return last.get();
        }
        lastId = Arrays.copyOfRange(bytes, from, to);
        SharedThread thread = get(new String(lastId, StandardCharsets.UTF_8), seat);
        last = Optional.of(thread);
        return thread;
    }

    /**
     * The thread whose id stands at the path inside {@code object}, a part of the message just scanned, which this agent
     * has sent.
     */
    Optional<SharedThread> named(byte[] bytes, Scanner scanner, Span object, Optional<IdPath> path,
            Seat seat) {
        boolean there = path.isPresent() && object.isPresent() && scanner.find(object, path.get(), place)
                && bytes[place.from()] == '"';
        return there ? Optional.of(get(bytes, place.from() + 1, place.to() - 1, seat)) : Optional.empty();
    }

    List<SharedThread> all() {
        return List.copyOf(byId.values());
    }

    List<SharedThread> of(Seat seat) {
        return byId.values().stream().filter(thread -> thread.seat() == seat).toList();
    }

    /** Forgets a thread that is unloaded. */
    void forget(SharedThread thread) {
        byId.remove(thread.id(), thread);
        thread.forgotten();
        lastId = new byte[0];
        last = Optional.empty();
    }
}

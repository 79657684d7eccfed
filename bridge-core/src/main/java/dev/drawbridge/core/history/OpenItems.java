package dev.drawbridge.core.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The items that have started and are not complete, each with what has come of it. */
final class OpenItems {
    private final Map<String, Single> started = new LinkedHashMap<>();
    private final Map<String, List<Group>> groups = new LinkedHashMap<>();

    void start(String item, Single message) {
        started.put(item, message);
    }

    /** A stream of the item has begun. */
    void enter(String item, Group group) {
        groups.computeIfAbsent(item, name -> new ArrayList<>()).add(group);
    }

    void complete(String item) {
        started.remove(item);
        groups.remove(item);
    }

    /** The turn is over: what is not complete by now will never be. */
    void clear() {
        started.clear();
        groups.clear();
    }

    /** The number of the event before the first item began; empty when there is none. */
    Optional<Long> since() {
        return started.values().stream().map(message -> message.first() - 1).min(Comparator.naturalOrder());
    }

    Set<String> ids() {
        return Set.copyOf(started.keySet());
    }

    /** Starts and what followed, of these open items, in the order of the events. */
    List<Piece> pieces(Predicate<String> wanted) {
        List<Piece> pieces = new ArrayList<>();
        started.forEach((item, start) -> {
            if (wanted.test(item)) {
                pieces.add(start);
                groups.getOrDefault(item, List.of()).forEach(group -> pieces.addAll(group.pieces()));
            }
        });
        pieces.removeIf(Piece::dropped);
        pieces.sort(Comparator.comparingLong(Piece::first));
        return pieces;
    }
}

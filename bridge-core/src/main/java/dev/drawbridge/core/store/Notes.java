package dev.drawbridge.core.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the database has still to be told, the newest for each key, and who waits for that. A disk that takes nothing
 * for long loses the oldest.
 */
final class Notes<K, N> {
    /** How the database is told. */
    interface Telling<K, N> {
        void tell(Tables tables, Map<K, N> notes) throws SQLException;
    }

    /** A note that is like no other: it may say the same as one before, and come after something else. */
    private record Written<N>(long number, N note) {}

    private final int most;
    private final Map<K, Written<N>> notes = new LinkedHashMap<>();
    private final List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
    private long written;

    Notes(int most) {
        this.most = most;
    }

    synchronized void note(K key, N note) {
        notes.remove(key);
        notes.put(key, new Written<>(++written, note));
        if (notes.size() > most) {
            notes.remove(notes.keySet().iterator().next());
        }
    }

    synchronized void forget(K key) {
        notes.remove(key);
    }

    synchronized Optional<N> find(K key) {
        return Optional.ofNullable(notes.get(key)).map(Written::note);
    }

    synchronized List<N> all() {
        return notes.values().stream().map(Written::note).toList();
    }

    /** Done when there is nothing left to tell of what was noted so far. */
    synchronized CompletableFuture<Boolean> saved() {
        if (notes.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<Boolean> saved = new CompletableFuture<>();
        waiting.add(saved);
        return saved;
    }

    /** All of it. Once it is told, it is crossed out; what was noted anew meanwhile stays. */
    synchronized Page page(Durability durability, Telling<K, N> telling) {
        Map<K, Written<N>> taken = new LinkedHashMap<>(notes);
        Map<K, N> told = new LinkedHashMap<>();
        taken.forEach((key, each) -> told.put(key, each.note()));
        List<CompletableFuture<Boolean>> waited = List.copyOf(waiting);
        waiting.clear();
        return new Page(durability,
                taken.isEmpty()
                        ? Optional.empty()
                        : Optional.of(tables -> telling.tell(tables, told)),
                saved -> {
                    if (saved) {
                        crossOut(taken);
                    }
                    waited.forEach(waiter -> waiter.complete(saved));
                });
    }

    private synchronized void crossOut(Map<K, Written<N>> told) {
        told.forEach(notes::remove);
    }
}

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

    private final int most;
    private final Map<K, N> notes = new LinkedHashMap<>();
    private final List<CompletableFuture<Boolean>> waiting = new ArrayList<>();

    Notes(int most) {
        this.most = most;
    }

    synchronized void note(K key, N note) {
        notes.remove(key);
        notes.put(key, note);
        if (notes.size() > most) {
            notes.remove(notes.keySet().iterator().next());
        }
    }

    synchronized void forget(K key) {
        notes.remove(key);
    }

    synchronized Optional<N> find(K key) {
        return Optional.ofNullable(notes.get(key));
    }

    synchronized List<N> all() {
        return List.copyOf(notes.values());
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
        Map<K, N> taken = new LinkedHashMap<>(notes);
        List<CompletableFuture<Boolean>> waited = List.copyOf(waiting);
        waiting.clear();
        return new Page(durability,
                taken.isEmpty()
                        ? Optional.empty()
                        : Optional.of(tables -> telling.tell(tables, taken)),
                told -> {
                    if (told) {
                        crossOut(taken);
                    }
                    waited.forEach(waiter -> waiter.complete(told));
                });
    }

    private synchronized void crossOut(Map<K, N> told) {
        told.forEach(notes::remove);
    }
}

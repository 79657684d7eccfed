package dev.drawbridge.server.access;

import dev.drawbridge.core.access.Ledger;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A ledger in memory that outlives what writes to it. */
public final class RememberedLedger<T> implements Ledger<T> {
    private final Map<String, T> entries = new ConcurrentHashMap<>();

    @Override
    public Map<String, T> entries() {
        return Map.copyOf(entries);
    }

    @Override
    public CompletableFuture<Boolean> put(String key, T entry) {
        entries.put(key, entry);
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletableFuture<Boolean> remove(String key) {
        entries.remove(key);
        return CompletableFuture.completedFuture(true);
    }
}

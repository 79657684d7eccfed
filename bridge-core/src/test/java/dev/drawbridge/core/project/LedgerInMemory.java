package dev.drawbridge.core.project;

import dev.drawbridge.core.access.Ledger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A ledger for a test, which takes over what another left. */
final class LedgerInMemory<T> implements Ledger<T> {
    private final Map<String, T> entries = new LinkedHashMap<>();

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

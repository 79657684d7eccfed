package dev.drawbridge.core.access;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Keeps nothing beyond this run, and says so. */
public record NoLedger<T>() implements Ledger<T> {
    @Override
    public Map<String, T> entries() {
        return Map.of();
    }

    @Override
    public CompletableFuture<Boolean> put(String key, T entry) {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public CompletableFuture<Boolean> remove(String key) {
        return CompletableFuture.completedFuture(false);
    }
}

package dev.drawbridge.server.access.device;

import dev.drawbridge.core.access.KnownDevice;
import dev.drawbridge.core.access.Ledger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A ledger in memory that counts. */
final class Written implements Ledger<KnownDevice> {
    final AtomicInteger puts = new AtomicInteger();
    boolean works = true;

    private final Map<String, KnownDevice> entries = new LinkedHashMap<>();

    @Override
    public Map<String, KnownDevice> entries() {
        return new LinkedHashMap<>(entries);
    }

    @Override
    public CompletableFuture<Boolean> put(String key, KnownDevice entry) {
        puts.incrementAndGet();
        entries.put(key, entry);
        return CompletableFuture.completedFuture(works);
    }

    @Override
    public CompletableFuture<Boolean> remove(String key) {
        entries.remove(key);
        return CompletableFuture.completedFuture(works);
    }
}

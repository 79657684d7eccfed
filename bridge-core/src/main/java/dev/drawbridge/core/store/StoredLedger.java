package dev.drawbridge.core.store;

import dev.drawbridge.core.access.Ledger;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Entries that are noted in the book, and written into the database by the clerk. */
record StoredLedger<T extends Record>(LedgerBook<T> book, Clerk clerk) implements Ledger<T> {
    @Override
    public Map<String, T> entries() {
        return book.entries();
    }

    @Override
    public CompletableFuture<Boolean> put(String key, T entry) {
        CompletableFuture<Boolean> kept = book.put(key, entry);
        clerk.ring();
        return kept;
    }

    @Override
    public CompletableFuture<Boolean> remove(String key) {
        CompletableFuture<Boolean> removed = book.remove(key);
        clerk.ring();
        return removed;
    }
}

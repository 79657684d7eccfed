package dev.drawbridge.core.receipt;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Receipts that are thrown away: without a place to keep them a thing is done once only while it is on its way. */
public final class NoReceipts implements Receipts {
    @Override
    public Optional<Receipt> find(String key) {
        return Optional.empty();
    }

    @Override
    public void begin(String key) {
        /* it is not kept */ }

    @Override
    public void accept(String key, byte[] answer, Instant at) {
        /* it is not kept */ }

    @Override
    public void abandon(String key) {
        /* it was not kept */ }

    @Override
    public CompletableFuture<Boolean> saved() {
        return CompletableFuture.completedFuture(false);
    }
}

package dev.drawbridge.core.engine;

import dev.drawbridge.core.receipt.Receipt;
import dev.drawbridge.core.receipt.Receipts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Receipts in memory: a test may let the bridge have been restarted, or the disk be slow. */
final class FakeReceipts implements Receipts {
    final Map<String, Receipt> kept = new HashMap<>();
    CompletableFuture<Boolean> saved = CompletableFuture.completedFuture(true);

    /** What was on its way is in doubt now, as in another run of the bridge. */
    void restart() {
        kept.replaceAll(
                (key, receipt) -> receipt instanceof Receipt.InFlight ? new Receipt.InDoubt() : receipt);
    }

    @Override
    public Optional<Receipt> find(String key) {
        return Optional.ofNullable(kept.get(key));
    }

    @Override
    public void begin(String key) {
        kept.put(key, new Receipt.InFlight());
    }

    @Override
    public void accept(String key, byte[] answer, Instant at) {
        kept.put(key, new Receipt.Accepted(CompletableFuture.completedFuture(Optional.of(answer))));
    }

    @Override
    public void abandon(String key) {
        kept.remove(key);
    }

    @Override
    public CompletableFuture<Boolean> saved() {
        return saved;
    }
}

package dev.drawbridge.core.store;

import dev.drawbridge.core.journal.Retention;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What is kept, and for how long.
 *
 * @param journal whether there is one; what earlier runs have kept is of no use after a run without
 * @param receipts how long it is known what was sent
 */
public record StoreOptions(boolean journal, Retention retention, Duration receipts, InstantSource clock) {
    public static final StoreOptions DEFAULT = new StoreOptions(/* journal= */ true, Retention.DEFAULT,
            Duration.ofHours(24), InstantSource.system());

    public StoreOptions withJournal(boolean journal) {
        return new StoreOptions(journal, retention, receipts, clock);
    }

    public StoreOptions withRetention(Retention retention) {
        return new StoreOptions(journal, retention, receipts, clock);
    }

    public StoreOptions withClock(InstantSource clock) {
        return new StoreOptions(journal, retention, receipts, clock);
    }
}

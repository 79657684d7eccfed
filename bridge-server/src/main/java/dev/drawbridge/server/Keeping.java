package dev.drawbridge.server;

import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import java.util.Optional;

/**
 * What is kept for clients that are slow, or away.
 *
 * @param home where it is kept, if beyond the bridge's life
 * @param lagLimit how many bytes of what it has yet to be told a client may be behind
 */
public record Keeping(Optional<Home> home, StoreOptions store, long lagLimit) {
    private static final long LAG_LIMIT = 64 << 20;

    /** Nothing outlives the bridge. */
    public static Keeping inMemory() {
        return new Keeping(Optional.empty(), StoreOptions.DEFAULT, LAG_LIMIT);
    }

    public static Keeping in(Home home, StoreOptions store) {
        return new Keeping(Optional.of(home), store, LAG_LIMIT);
    }

    public Keeping withLagLimit(long lagLimit) {
        return new Keeping(home, store, lagLimit);
    }
}

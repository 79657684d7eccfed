package dev.drawbridge.core.receipt;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What clients have sent under a key of their own in the last 24 hours, across runs of the bridge.
 *
 * <p>No method waits for the disk, so that all of them may be called under a lock.
 */
public interface Receipts {
    Optional<Receipt> find(String key);

    /** Says that it is about to be sent; whoever waits for {@link #saved} before sending cannot send twice. */
    void begin(String key);

    /** Says that the agent has accepted it. */
    void accept(String key, byte[] answer, Instant at);

    /** Forgets it: it did not reach the agent, or the agent has refused it, so that it may be sent again. */
    void abandon(String key);

    /**
     * Done when all that was said so far outlives the bridge, usually within a millisecond.
     *
     * @return false if the disk does not take it: then it is known in this run of the bridge only
     */
    CompletableFuture<Boolean> saved();
}

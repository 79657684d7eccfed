package dev.drawbridge.core.receipt;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What is known of something that was sent before under the same key. */
public sealed interface Receipt {
    /** It is on its way to the agent, or the agent has not answered yet. */
    record InFlight() implements Receipt {}

    /** It was on its way when an earlier run of the bridge ended: nobody knows whether the agent got it. */
    record InDoubt() implements Receipt {}

    /**
     * The agent has accepted it.
     *
     * @param answer the agent's answer: already there if it is in memory, otherwise soon from the disk; empty if the
     *        disk has lost it
     */
    record Accepted(CompletableFuture<Optional<byte[]>> answer) implements Receipt {}
}

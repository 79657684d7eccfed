package dev.drawbridge.core.engine;

import java.time.Duration;

/**
 * When an agent counts as dead, and how often it is brought back.
 *
 * @param backoff how long it stays dead; it counts, and so is for one agent
 * @param deaths after how many of them {@code within} that time nobody tries any more by himself
 * @param beat how often the bridge looks; what follows are multiples of it
 * @param quiet after how long without a word from it the agent is asked whether it still is there
 * @param patience how long it may then say nothing at all
 * @param greeting how long it may take to answer its greeting
 * @param settled after how long a life it is not held against the agent that the one before was short
 */
public record Supervision(Backoff backoff, int deaths, Duration within, Duration beat, Duration quiet,
        Duration patience, Duration greeting, Duration settled) {
    public static Supervision usual(Backoff backoff) {
        return new Supervision(backoff, /* deaths= */ 10, /* within= */ Duration.ofMinutes(10),
                /* beat= */ Duration.ofSeconds(5), /* quiet= */ Duration.ofSeconds(15),
                /* patience= */ Duration.ofSeconds(30), /* greeting= */ Duration.ofSeconds(60),
                /* settled= */ Duration.ofSeconds(60));
    }

    /** How many beats that is, two at least: one of them may have been cut short. */
    long beats(Duration time) {
        return Math.max(2, Math.ceilDiv(time.toNanos(), beat.toNanos()));
    }
}

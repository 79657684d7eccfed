package dev.drawbridge.core.agent.pi;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The time that Pi's threads live in. */
public interface Clock extends InstantSource {
    /** What is to happen later than that does not happen. */
    Duration LONGEST = Duration.ofDays(36_500);

    /** Has the act done there once the pause is over. */
    void after(Duration pause, Executor where, Runnable act);

    /** Time as everybody has it. */
    static Clock usual() {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.now();
            }

            @Override
            public void after(Duration pause, Executor where, Runnable act) {
                Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
                CompletableFuture.delayedExecutor(bounded.toNanos(), TimeUnit.NANOSECONDS, where)
                        .execute(act);
            }
        };
    }
}

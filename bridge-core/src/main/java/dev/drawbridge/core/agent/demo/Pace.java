package dev.drawbridge.core.agent.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The time that the demo's script runs in. */
public interface Pace {
    Instant now();

    /** Has the act done there once the pause is over. */
    void after(Duration pause, Executor where, Runnable act);

    /** Time as everybody has it. */
    static Pace ofTheClock() {
        return new Pace() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void after(Duration pause, Executor where, Runnable act) {
                CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, where).execute(act);
            }
        };
    }
}

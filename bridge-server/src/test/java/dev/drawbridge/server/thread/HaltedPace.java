package dev.drawbridge.server.thread;

import dev.drawbridge.core.agent.demo.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Time as everybody has it, but for a script that stands still before one of its beats until it is let on. */
final class HaltedPace implements Pace {
    private final Pace clock = Pace.ofTheClock();
    private final AtomicInteger ahead = new AtomicInteger(Integer.MAX_VALUE);
    private final CompletableFuture<Void> gate = new CompletableFuture<>();

    /** Has what is played stand still after so many beats from now. */
    void haltAfter(int beats) {
        ahead.set(beats);
    }

    void goOn() {
        gate.complete(null);
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public void after(Duration pause, Executor where, Runnable act) {
        if (ahead.getAndDecrement() > 0) {
            clock.after(pause, where, act);
        } else {
            var _ = gate.thenRunAsync(act, where);
        }
    }
}

package dev.drawbridge.core.agent.pi.thread;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Ends what nobody has needed for a while. */
final class Idle {
    private final Duration patience;
    private final Later later;
    private final BooleanSupplier needless;
    private final Runnable sleep;
    private int look;

    Idle(Duration patience, Later later, BooleanSupplier needless, Runnable sleep) {
        this.patience = patience;
        this.later = later;
        this.needless = needless;
        this.sleep = sleep;
    }

    /** Something was done or wanted: the time begins anew. */
    void look() {
        int looked = ++look;
        if (needless.getAsBoolean()) {
            later.after(patience, () -> {
                if (looked == look && needless.getAsBoolean()) {
                    sleep.run();
                }
            });
        }
    }
}

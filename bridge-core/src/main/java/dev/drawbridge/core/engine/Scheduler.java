package dev.drawbridge.core.engine;

import java.time.Duration;

/** Does work later. */
public interface Scheduler {
    void after(Duration pause, Runnable work);
}

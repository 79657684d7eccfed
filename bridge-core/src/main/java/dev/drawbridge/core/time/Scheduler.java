package dev.drawbridge.core.time;

import java.time.Duration;

/** Does work after a pause, on a thread of its own. */
public interface Scheduler {
    void after(Duration pause, Runnable work);
}

package dev.drawbridge.core.agent.pi.thread;

import java.time.Duration;

/** Has acts done by the one thread, after a pause. */
@FunctionalInterface
public interface Later {
    void after(Duration pause, Runnable act);
}

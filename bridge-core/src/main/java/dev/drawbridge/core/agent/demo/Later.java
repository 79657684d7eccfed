package dev.drawbridge.core.agent.demo;

import java.time.Duration;

/** Has acts done by the thread of a life, after a pause. */
@FunctionalInterface
interface Later {
    void after(Duration pause, Runnable act);
}

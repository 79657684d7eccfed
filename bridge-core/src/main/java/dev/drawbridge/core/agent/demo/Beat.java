package dev.drawbridge.core.agent.demo;

import java.time.Duration;

/** One moment of a step: a pause, and then something that is seen. */
record Beat(Duration pause, Runnable act) {
    /** The time between two words. */
    private static final Duration WORD = Duration.ofMillis(20);

    /** The time in which something seems to be done. */
    private static final Duration WORK = Duration.ofMillis(150);

    static Beat atOnce(Runnable act) {
        return new Beat(Duration.ZERO, act);
    }

    static Beat afterWord(Runnable act) {
        return new Beat(WORD, act);
    }

    static Beat afterWork(Runnable act) {
        return new Beat(WORK, act);
    }
}

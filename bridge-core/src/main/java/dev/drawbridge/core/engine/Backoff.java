package dev.drawbridge.core.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the agent is started again: twice as long each time, give or take a quarter. */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration next;

    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.next = first;
    }

    synchronized Duration next() {
        Duration pause = next.multipliedBy(75 + random.nextInt(50)).dividedBy(100);
        next = next.multipliedBy(2).compareTo(longest) < 0 ? next.multipliedBy(2) : longest;
        return pause;
    }

    synchronized void succeeded() {
        next = first;
    }
}

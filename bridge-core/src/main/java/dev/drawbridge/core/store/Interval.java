package dev.drawbridge.core.store;

import java.time.Duration;
import java.time.InstantSource;

/** Tells whether it is time to do again what is done now and then; the first time it is. */
final class Interval {
    private final InstantSource clock;
    private final Duration length;
    private long next = Long.MIN_VALUE;

    Interval(InstantSource clock, Duration length) {
        this.clock = clock;
        this.length = length;
    }

    boolean hasPassed() {
        long now = clock.millis();
        if (now < next) {
            return false;
        }
        next = now + length.toMillis();
        return true;
    }
}

package dev.drawbridge.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often the agent has died lately. The switchboard's lock guards it. */
final class Deaths {
    private final int most;
    private final Duration within;
    private final InstantSource clock;
    private final Deque<Instant> lately = new ArrayDeque<>();

    Deaths(int most, Duration within, InstantSource clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
    }

    /** Counts one more; whether that was one too many. */
    boolean add() {
        Instant now = clock.instant();
        lately.add(now);
        while (lately.getFirst().isBefore(now.minus(within))) {
            lately.remove();
        }
        return lately.size() >= most;
    }

    void forget() {
        lately.clear();
    }

    @Override
    public String toString() {
        return "%d times within %d minutes".formatted(lately.size(), within.toMinutes());
    }
}

package dev.drawbridge.server.access.password;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something was done of late, for each of many: one is added each time, and one goes every minute. Of those
 * about whom nothing was heard for longest, some are forgotten when there are too many.
 */
final class Heat {
    static final int MOST = 10_000;
    private static final Duration COOLING = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, Level> levels = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Level> eldest) {
            return size() > MOST;
        }
    };

    private record Level(double height, Instant at) {}

    Heat(InstantSource clock) {
        this.clock = clock;
    }

    double of(String who) {
        Level level = levels.get(who);
        return level == null
                ? 0
                : Math.max(0, level.height
                        - Math.max(0, (double) Duration.between(level.at, clock.instant()).toMillis())
                                / COOLING.toMillis());
    }

    void add(String who, int much) {
        double height = Math.max(0, of(who) + much);
        if (height > 0) {
            levels.put(who, new Level(height, clock.instant()));
        } else {
            levels.remove(who);
        }
    }

    /** How long it takes until no more than so much is left. */
    Duration until(String who, double most) {
        return Duration.ofMillis(Math.round(Math.max(0, of(who) - most) * COOLING.toMillis()));
    }
}

package dev.drawbridge.server.access.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Fills at a steady rate, and is emptied by what is done. Whoever finds it empty waits; that it was asked costs, too, but
 * never more than what a second brings.
 */
final class Bucket {
    private static final double NANOS = 1e9;

    private final double rate;
    private final double most;
    private final Ticker ticker;
    private double level;
    private long last;

    /** @param rate what comes in a second */
    Bucket(double rate, double most, Ticker ticker) {
        this.rate = rate;
        this.most = most;
        this.ticker = ticker;
        this.level = most;
        this.last = ticker.read();
    }

    /** How long to wait; not at all, if it was not empty. */
    synchronized Duration take(double amount) {
        long now = ticker.read();
        level = Math.min(most, level + (now - last) / NANOS * rate);
        last = now;
        if (level > 0) {
            level -= amount;
            return Duration.ZERO;
        }
        level = Math.min(level, Math.max(level - amount, -rate));
        return Duration.ofNanos((long) ((1 - level) / rate * NANOS));
    }
}

package dev.drawbridge.core.journal;

import java.time.Duration;

/**
 * How much the journal keeps; the oldest goes first.
 *
 * @param bytes of all threads together
 * @param age of a single message
 */
public record Retention(long bytes, Duration age) {
    public static final Retention DEFAULT = new Retention(64 << 20, Duration.ofDays(7));

    public Retention {
        if (bytes < 1 || age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException(bytes + " bytes for " + age);
        }
    }
}

package dev.drawbridge.load.figure;

import java.util.Arrays;
import java.util.Locale;

/** How long something took, of many times, in nanoseconds. */
public record Spread(long p50, long p90, long p99, long max) {
    /**
     * Sums up many times.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Spread of(long[] times) {
        if (times.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return new Spread(at(sorted, 50), at(sorted, 90), at(sorted, 99), sorted[sorted.length - 1]);
    }

    /** The smallest that as many in a hundred do not exceed. */
    private static long at(long[] sorted, int percent) {
        return sorted[Math.ceilDiv(sorted.length * percent, 100) - 1];
    }

    public String inMicroseconds() {
        return in(1e3, "µs");
    }

    public String inMilliseconds() {
        return in(1e6, "ms");
    }

    private String in(double unit, String name) {
        return String.format(Locale.ROOT, "p50 %.1f, p90 %.1f, p99 %.1f, max %.1f %s", p50 / unit, p90 / unit,
                p99 / unit, max / unit, name);
    }
}

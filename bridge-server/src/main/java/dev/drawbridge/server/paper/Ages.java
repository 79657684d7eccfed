package dev.drawbridge.server.paper;

/** How long ago something was, in as few letters as people need. */
public final class Ages {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Ages() {}

    /** Such as {@code 5s}, {@code 12m}, {@code 3h} or {@code 2d}. */
    public static String of(long millis) {
        long seconds = Math.max(0, millis / 1000);
        return seconds < MINUTE
                ? seconds + "s"
                : seconds < HOUR
                        ? seconds / MINUTE + "m"
                        : seconds < 2 * DAY ? seconds / HOUR + "h" : seconds / DAY + "d";
    }

    /** With a tenth as long as it matters: {@code 0.4s}, {@code 12s}, {@code 3m 5s}. */
    public static String exactly(long millis) {
        long seconds = Math.max(0, millis / 1000);
        return seconds < 10
                ? seconds + "." + Math.max(0, millis % 1000) / 100 + "s"
                : seconds < MINUTE
                        ? seconds + "s"
                        : seconds < HOUR
                                ? seconds / MINUTE + "m " + seconds % MINUTE + "s"
                                : seconds / HOUR + "h " + seconds % HOUR / MINUTE + "m";
    }
}

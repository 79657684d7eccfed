package dev.drawbridge.core.engine;

/** Where lines end. */
final class Lines {
    private Lines() {}

    /** The index of the next LF, or {@code to} when there is none before it. */
    static int end(byte[] block, int from, int to) {
        int end = from;
        while (end < to && block[end] != '\n') {
            end++;
        }
        return end;
    }
}

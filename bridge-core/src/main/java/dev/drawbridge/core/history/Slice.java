package dev.drawbridge.core.history;

/**
 * Plain frames next to one another in an array that is not written there any more.
 *
 * @param after the number of the event before the first
 * @param upTo the number of the last event; frames that are left out have numbers too
 */
@SuppressWarnings("ArrayRecordComponent") // it is a place in the array; two of them are never compared
record Slice(byte[] array, int from, int to, long after, long upTo) {
    private static final byte[] NOTHING = {};

    /** No frames at all: these numbers are left out. */
    static Slice without(long after, long upTo) {
        return new Slice(NOTHING, 0, 0, after, upTo);
    }

    int length() {
        return to - from;
    }
}

package dev.drawbridge.core.history;

import java.nio.ByteBuffer;

/** What a reader was told of a history. */
public sealed interface Reading {
    /**
     * Frames for the reader.
     *
     * @param upTo the number of the last event they tell
     */
    record Told(ByteBuffer frames, long upTo) implements Reading {}

    /** What the reader asked for is not in memory any more. */
    record Forgotten() implements Reading {}
}

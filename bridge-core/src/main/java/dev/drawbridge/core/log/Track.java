package dev.drawbridge.core.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A log in one encoding: chunks of frames, and the cursors that follow their end. */
final class Track {
    /** A chunk is twice as large as the one before, up to the largest: a thread in which little happens is small. */
    private static final int SMALLEST = 8 << 10;
    private static final int LARGEST = 256 << 10;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final List<Cursor> cursors = new ArrayList<>();
    private ByteBuffer chunk = NOTHING;
    private int size = SMALLEST;

    boolean isFollowed() {
        return !cursors.isEmpty();
    }

    /** A buffer with room for the frame of {@code length} bytes that comes behind the event {@code last}. */
    ByteBuffer reserve(int length, long last) {
        if (chunk.remaining() < length) {
            deliver(last);
            chunk = ByteBuffer.allocate(Math.max(size, length));
            size = Math.min(2 * size, LARGEST);
            cursors.forEach(Cursor::turnOver);
        }
        return chunk;
    }

    byte[] array() {
        return chunk.array();
    }

    int end() {
        return chunk.position();
    }

    void deliver(long last) {
        for (Cursor cursor : cursors) {
            cursor.deliverTo(end(), last);
        }
    }

    /** Everything is delivered, and the next event comes behind {@code last}. */
    void skip(long last) {
        cursors.forEach(cursor -> cursor.moveTo(end(), last));
    }

    void join(Cursor cursor, long last) {
        cursor.moveTo(end(), last);
        cursors.add(cursor);
    }

    /** Takes the cursor away; a log that nobody follows keeps no chunk. */
    void leave(Cursor cursor) {
        cursors.remove(cursor);
        if (cursors.isEmpty()) {
            chunk = NOTHING;
        }
    }

    List<Cursor> cursors() {
        return cursors;
    }
}

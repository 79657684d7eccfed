package dev.drawbridge.core.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A log in one encoding: chunks of frames, and the cursors that follow their end. */
final class Track {
    private static final int CHUNK = 256 << 10;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final List<Cursor> cursors = new ArrayList<>();
    private ByteBuffer chunk = NOTHING;

    boolean isFollowed() {
        return !cursors.isEmpty();
    }

    /** A buffer with room for a frame of {@code length} bytes, at the end of the log. */
    ByteBuffer reserve(int length) {
        if (chunk.remaining() < length) {
            deliver();
            chunk = ByteBuffer.allocate(Math.max(CHUNK, length));
            cursors.forEach(cursor -> cursor.moveTo(0));
        }
        return chunk;
    }

    byte[] array() {
        return chunk.array();
    }

    int end() {
        return chunk.position();
    }

    void deliver() {
        for (Cursor cursor : cursors) {
            cursor.deliver();
        }
    }

    void join(Cursor cursor) {
        cursor.moveTo(end());
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

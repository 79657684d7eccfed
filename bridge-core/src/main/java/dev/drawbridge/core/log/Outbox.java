package dev.drawbridge.core.log;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * What one client has yet to be sent, in order: runs of frames, most of them shared with other clients.
 *
 * <p>Any thread appends; the thread that owns the client's socket takes. The monitor is held for a few
 * instructions by either, and publishes the bytes of the runs with them.
 */
public final class Outbox {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
    private long backlog;
    private boolean closed;

    /** What is taken at once. */
    private sealed interface Piece {
        int length();

        /** What goes over the wire; may take its time. */
        ByteBuffer bytes();
    }

    /** Whole frames that lie next to one another in an array. */
    private static final class Run implements Piece {
        private final byte[] array;
        private final int from;
        private int to;

        Run(byte[] array, int from, int to) {
            this.array = array;
            this.from = from;
            this.to = to;
        }

        @SuppressWarnings("ReferenceEquality") // what must be equal is the place, not what stands there
        boolean reaches(byte[] array, int from) {
            return this.array == array && to == from;
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public ByteBuffer bytes() {
            return ByteBuffer.wrap(array, from, to - from);
        }
    }

    /** A frame that is compressed when its turn comes. */
    private record Deflated(Frame frame) implements Piece {
        @Override
        public int length() {
            return frame.plain().length;
        }

        @Override
        public ByteBuffer bytes() {
            return ByteBuffer.wrap(frame.deflated());
        }
    }

    /** Appends the frames at {@code from} to before {@code to}; nobody may change them any more. */
    public synchronized void append(byte[] array, int from, int to) {
        if (closed) {
            return;
        }
        if (pieces.peekLast() instanceof Run last && last.reaches(array, from)) {
            last.to = to;
        } else {
            pieces.addLast(new Run(array, from, to));
        }
        backlog += to - from;
    }

    /** Appends a frame to be sent compressed. */
    public synchronized void appendDeflated(Frame frame) {
        if (!closed) {
            pieces.addLast(new Deflated(frame));
            backlog += frame.plain().length;
        }
    }

    /** Takes the next run; empty when there is none. */
    public ByteBuffer take() {
        Piece piece;
        synchronized (this) {
            piece = pieces.pollFirst();
            if (piece == null) {
                return NOTHING;
            }
            backlog -= piece.length();
        }
        return piece.bytes();
    }

    /** How many bytes wait to be taken. */
    public synchronized long backlog() {
        return backlog;
    }

    /** Drops everything, now and from now on. */
    public synchronized void close() {
        closed = true;
        pieces.clear();
        backlog = 0;
    }
}

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

    private final ArrayDeque<Run> runs = new ArrayDeque<>();
    private long backlog;
    private boolean closed;

    /** Whole frames that lie next to one another in an array. */
    private static final class Run {
        final byte[] array;
        final int from;
        int to;

        Run(byte[] array, int from, int to) {
            this.array = array;
            this.from = from;
            this.to = to;
        }

        @SuppressWarnings("ReferenceEquality") // what must be equal is the place, not what stands there
        boolean reaches(byte[] array, int from) {
            return this.array == array && to == from;
        }
    }

    public void append(byte[] frame) {
        append(frame, 0, frame.length);
    }

    /** Appends the frames at {@code from} to before {@code to}; nobody may change them any more. */
    public synchronized void append(byte[] array, int from, int to) {
        if (closed) {
            return;
        }
        backlog += to - from;
        Run last = runs.peekLast();
        if (last != null && last.reaches(array, from)) {
            last.to = to;
        } else {
            runs.addLast(new Run(array, from, to));
        }
    }

    /** Takes the next run; empty when there is none. */
    public synchronized ByteBuffer take() {
        Run run = runs.pollFirst();
        if (run == null) {
            return NOTHING;
        }
        backlog -= run.to - run.from;
        return ByteBuffer.wrap(run.array, run.from, run.to - run.from);
    }

    /** How many bytes wait to be taken. */
    public synchronized long backlog() {
        return backlog;
    }

    /** Drops everything, now and from now on. */
    public synchronized void close() {
        closed = true;
        runs.clear();
        backlog = 0;
    }
}

package dev.drawbridge.core.process;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded queue of messages on its way to a pipe that may stand still.
 *
 * <p>Many threads queue, one runs it. What waits together is written together. What nothing waits before, and the pipe
 * is sure to have room for, is written by whoever brings it: waking another thread would take longer than that.
 */
public final class LineWriter {
    private static final Logger log = LoggerFactory.getLogger(LineWriter.class);
    private static final int BATCH = 64 * 1024;
    /** The smallest pipe there is has so much room. */
    private static final int SURE_ROOM = 4096;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final QueueLimits limits;
    private final OutputStream out;
    private final byte[] joined = new byte[BATCH];
    private long waitingBytes;
    private boolean writing;
    private boolean closed;

    public LineWriter(OutputStream out, QueueLimits limits) {
        this.out = out;
        this.limits = limits;
    }

    /**
     * Queues or writes unless the queue is full; after {@link #close} it takes everything and keeps nothing.
     *
     * @param unread how many bytes that were written before may still lie in the pipe
     */
    public boolean offer(byte[] message, long unread) {
        lock.lock();
        try {
            boolean full = !waiting.isEmpty()
                    && (waiting.size() >= limits.messages()
                            || waitingBytes + message.length > limits.bytes());
            if (full && !closed) {
                return false;
            }
            if (closed || writing || !waiting.isEmpty() || unread + message.length >= SURE_ROOM) {
                add(message);
                return true;
            }
            writing = true;
        } finally {
            lock.unlock();
        }
        writeAtOnce(message);
        return true;
    }

    private void writeAtOnce(byte[] message) {
        boolean written = false;
        try {
            out.write(joined, 0, join(List.of(message)));
            out.flush();
            written = true;
        } catch (IOException broken) {
            log.debug("a pipe is broken, as who runs the queue will find", broken);
        } finally {
            finish(written ? List.of() : List.of(message));
        }
    }

    /** Lets others write. */
    private void finish(List<byte[]> unwritten) {
        lock.lock();
        try {
            writing = false;
            unwritten.forEach(this::add);
            if (!waiting.isEmpty()) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Queues in any case. */
    public void put(byte[] message) {
        lock.lock();
        try {
            add(message);
        } finally {
            lock.unlock();
        }
    }

    private void add(byte[] message) {
        if (!closed) {
            waiting.add(message);
            waitingBytes += message.length;
            changed.signal();
        }
    }

    /** Writes until closed; what then waits is dropped. */
    public void run() throws IOException, InterruptedException {
        for (List<byte[]> batch = next(); !batch.isEmpty(); batch = next()) {
            if (batch.size() == 1 && batch.getFirst().length >= BATCH) {
                out.write(batch.getFirst());
                out.write('\n');
            } else {
                out.write(joined, 0, join(batch));
            }
            out.flush();
            finish(List.of());
        }
    }

    /** The messages that one write takes, at least one; none when closed. */
    private List<byte[]> next() throws InterruptedException {
        lock.lock();
        try {
            while ((waiting.isEmpty() || writing) && !closed) {
                changed.await();
            }
            writing = true;
            List<byte[]> batch = new ArrayList<>();
            int room = BATCH;
            while (!waiting.isEmpty() && (batch.isEmpty() || waiting.element().length < room)) {
                byte[] message = waiting.remove();
                waitingBytes -= message.length;
                room -= message.length + 1;
                batch.add(message);
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private int join(List<byte[]> batch) {
        int filled = 0;
        for (byte[] message : batch) {
            System.arraycopy(message, 0, joined, filled, message.length);
            joined[filled + message.length] = '\n';
            filled += message.length + 1;
        }
        return filled;
    }

    /** Ends {@link #run} and lets nothing more in; idempotent. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            waitingBytes = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

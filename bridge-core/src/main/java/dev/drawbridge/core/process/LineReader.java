package dev.drawbridge.core.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into blocks of whole lines.
 *
 * <p>A block is as large as what was there to read, so that a fast writer is read in few calls. A line longer than
 * the block lets it grow, and what was read of the line is never looked at again for its end.
 */
public final class LineReader {
    private static final int BLOCK = 256 * 1024;

    private final InputStream in;
    private final int limit;
    private final LineSink sink;
    private byte[] block = new byte[BLOCK];
    private int filled;

    /** @param limit the longest line, in bytes, that is waited for */
    public LineReader(InputStream in, int limit, LineSink sink) {
        this.in = in;
        this.limit = limit;
        this.sink = sink;
    }

    /** Reads to the end of the stream; a last line without LF is not a line and is dropped. */
    public void run() throws IOException {
        for (int count = read(); count >= 0; count = read()) {
            take(count);
        }
    }

    private void take(int count) {
        int end = afterLastLineFeed(filled, filled + count);
        filled += count;
        if (end > 0) {
            sink.lines(block, 0, end);
            keep(end);
        }
    }

    /** Asks for no more than a block at a time, for which the JDK has a buffer at hand. */
    private int read() throws IOException {
        if (filled == block.length) {
            grow();
        }
        return in.read(block, filled, Math.min(block.length - filled, BLOCK));
    }

    private void grow() throws IOException {
        if (filled >= limit) {
            throw new IOException("a line is longer than " + limit + " bytes");
        }
        block = Arrays.copyOf(block, (int) Math.min(limit, 2L * filled));
    }

    /** Moves the beginning of the next line to the front, into a block of the usual size again if that will do. */
    private void keep(int from) {
        int rest = filled - from;
        byte[] next = block.length > BLOCK && rest < BLOCK ? new byte[BLOCK] : block;
        System.arraycopy(block, from, next, 0, rest);
        block = next;
        filled = rest;
    }

    private int afterLastLineFeed(int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (block[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }
}

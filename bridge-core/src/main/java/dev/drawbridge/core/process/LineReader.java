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
        int count = in.read(block, filled, room());
        while (count >= 0) {
            take(count);
            count = in.read(block, filled, room());
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

    /** Makes room for at least one byte more; one read asks for no more than a block, which the JDK copies twice. */
    private int room() throws IOException {
        if (filled == block.length) {
            if (filled >= limit) {
                throw new IOException("a line is longer than " + limit + " bytes");
            }
            block = Arrays.copyOf(block, (int) Math.min(limit, 2L * filled));
        }
        return Math.min(block.length - filled, BLOCK);
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

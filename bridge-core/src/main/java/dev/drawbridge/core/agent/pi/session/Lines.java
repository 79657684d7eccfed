package dev.drawbridge.core.agent.pi.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** The lines of a file, one after the other, cut at LF alone. The last need not be ended. */
final class Lines {
    private static final int SMALL = 1 << 12;
    private static final int LARGE = 1 << 16;
    /** No header is longer; a file of something else may be one line of any length. */
    private static final int LONGEST_FIRST = 1 << 20;
    /** No message is longer, whatever pictures are in it. */
    static final int LONGEST = 1 << 29;

    private Lines() {}

    /** What is done with a line: bytes in an array that is used again afterwards. */
    interface Sink {
        /** Takes a line; gives false if no more are wanted. */
        boolean line(byte[] bytes, int from, int length) throws IOException;
    }

    /** That a line is longer than any of a session's is. */
    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;

        TooLong(Path file) {
            super(file + " has a line that is too long for a session's");
        }
    }

    /** All lines of a file, if it is a regular one: another could keep whoever opens it waiting for ever. */
    static void each(Path file, Sink sink) throws IOException {
        each(file, LARGE, LONGEST, sink);
    }

    /** Those at the beginning, when not many are wanted. */
    static void first(Path file, Sink sink) throws IOException {
        try {
            each(file, SMALL, LONGEST_FIRST, sink);
        } catch (TooLong otherFile) {
            return;
        }
    }

    private static void each(Path file, int block, int longest, Sink sink) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "no regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = new byte[block];
            int end = 0;
            boolean wanted = true;
            for (int read = in.read(bytes, 0, bytes.length); read >= 0 && wanted; read = in
                    .read(bytes, end, bytes.length - end)) {
                int seen = end;
                end += read;
                int start = 0;
                for (int at = seen; at < end && wanted; at++) {
                    if (bytes[at] == '\n') {
                        wanted = sink.line(bytes, start, at - start);
                        start = at + 1;
                    }
                }
                System.arraycopy(bytes, start, bytes, 0, end - start);
                end -= start;
                if (end >= longest) {
                    throw new TooLong(file);
                }
                if (end == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * end);
                }
            }
            if (wanted && end > 0) {
                sink.line(bytes, 0, end);
            }
        }
    }
}

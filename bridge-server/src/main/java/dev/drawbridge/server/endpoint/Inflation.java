package dev.drawbridge.server.endpoint;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates one compressed message that refers to none before it, up to a limit.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7692#section-7.2.2">RFC 7692, 7.2.2</a>
 */
final class Inflation {
    /** What a sender of a compressed message takes off its end. */
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

    private static final int LEAST_ROOM = 256;
    private static final int USUAL_RATIO = 4;

    private Inflation() {}

    static byte[] inflate(byte[] compressed, int length, int limit) throws Violation {
        Inflater inflater = new Inflater(/* nowrap= */ true);
        try {
            return inflate(inflater, compressed, length, limit);
        } catch (DataFormatException e) {
            throw Violation.payload("a compressed message is not deflate data");
        } finally {
            inflater.end();
        }
    }

    /** There is room for one byte more than the limit, so that a message that is too big shows. */
    private static byte[] inflate(Inflater inflater, byte[] compressed, int length, int limit)
            throws DataFormatException, Violation {
        int most = limit + 1;
        byte[] out = new byte[(int) Math.min(most, Math.max(LEAST_ROOM, (long) length * USUAL_RATIO))];
        int size = 0;
        boolean tailGiven = false;
        inflater.setInput(compressed, 0, length);
        while (true) {
            size += inflater.inflate(out, size, out.length - size);
            if (size > limit) {
                throw Violation.tooBig(limit);
            } else if (size == out.length) {
                out = Arrays.copyOf(out, (int) Math.min(most, out.length * 2L));
            } else if (inflater.finished() || tailGiven) {
                return Arrays.copyOf(out, size);
            } else {
                inflater.setInput(TAIL);
                tailGiven = true;
            }
        }
    }
}

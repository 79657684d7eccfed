package dev.drawbridge.server.endpoint;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks that bytes are UTF-8, piece by piece: the first wrong byte is found with the piece that has it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3629#section-4">RFC 3629, 4</a>
 */
final class Utf8 {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.nativeOrder());
    private static final long ANY_HIGH_BIT = 0x8080_8080_8080_8080L;

    private int awaited;
    private int least;
    private int most;

    boolean accepts(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (awaited == 0) {
                at = pastAscii(bytes, at, to);
                if (at < to && !begins(bytes[at++] & 0xff)) {
                    return false;
                }
            } else if (!goesOn(bytes[at++] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    /** Whether what was accepted does not end in the middle of a character. */
    boolean whole() {
        return awaited == 0;
    }

    private static int pastAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to && ((long) EIGHT.get(bytes, at) & ANY_HIGH_BIT) == 0) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** The bounds of the second byte shut out overlong forms, surrogates and what lies past U+10FFFF. */
    private boolean begins(int first) {
        if (first < 0xc2 || first > 0xf4) {
            return false;
        }
        awaited = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
        least = switch (first) {
            case 0xe0 -> 0xa0;
            case 0xf0 -> 0x90;
            default -> 0x80;
        };
        most = switch (first) {
            case 0xed -> 0x9f;
            case 0xf4 -> 0x8f;
            default -> 0xbf;
        };
        return true;
    }

    private boolean goesOn(int next) {
        boolean fits = next >= least && next <= most;
        awaited--;
        least = 0x80;
        most = 0xbf;
        return fits;
    }
}

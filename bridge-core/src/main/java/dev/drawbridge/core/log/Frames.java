package dev.drawbridge.core.log;

import dev.drawbridge.protocol.message.Splice;
import java.nio.ByteBuffer;

/**
 * Unmasked WebSocket text frames, each one message with an LF at its end.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-5.2">RFC 6455, base framing</a>
 */
public final class Frames {
    private static final byte TEXT = (byte) 0x81;

    private Frames() {}

    /** How many bytes the frame of a message of {@code length} bytes has. */
    public static int length(int length) {
        int payload = length + 1;
        return (payload < 126 ? 2 : payload <= 0xffff ? 4 : 10) + payload;
    }

    /** Writes what stands before a message of {@code length} bytes. */
    public static void open(ByteBuffer out, int length) {
        int payload = length + 1;
        out.put(TEXT);
        if (payload < 126) {
            out.put((byte) payload);
        } else if (payload <= 0xffff) {
            out.put((byte) 126).putShort((short) payload);
        } else {
            out.put((byte) 127).putLong(payload);
        }
    }

    /** Writes what stands behind it. */
    public static void close(ByteBuffer out) {
        out.put((byte) '\n');
    }

    /** The frame of the message in these bytes. */
    public static byte[] of(byte[] message, int from, int to) {
        ByteBuffer out = ByteBuffer.allocate(length(to - from));
        open(out, to - from);
        out.put(message, from, to - from);
        close(out);
        return out.array();
    }

    public static byte[] of(byte[] message) {
        return of(message, 0, message.length);
    }

    /** The frame of the message that these edits make. */
    public static byte[] of(Splice message) {
        ByteBuffer out = ByteBuffer.allocate(length(message.length()));
        open(out, message.length());
        message.writeTo(out);
        close(out);
        return out.array();
    }
}

package dev.drawbridge.core.frame;

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
        return sizeOf(length + 1);
    }

    /** Writes what stands before a message of {@code length} bytes. */
    public static void open(ByteBuffer out, int length) {
        open(out, TEXT, length + 1);
    }

    /** Writes what stands behind it. */
    public static void close(ByteBuffer out) {
        out.put((byte) '\n');
    }

    static int sizeOf(int payload) {
        return header(payload) + payload;
    }

    private static int header(int payload) {
        return payload < 126 ? 2 : payload <= 0xffff ? 4 : 10;
    }

    /** How many bytes of the frame at {@code place} are its header. */
    public static int headerOf(byte[] array, int place) {
        return switch (array[place + 1]) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    /** How many bytes follow the header of the frame at {@code place}. */
    public static int payloadOf(byte[] array, int place) {
        return switch (array[place + 1]) {
            case 126 -> ((array[place + 2] & 0xff) << 8) | (array[place + 3] & 0xff);
            case 127 -> (int) ByteBuffer.wrap(array, place + 2, Long.BYTES).getLong();
            default -> array[place + 1];
        };
    }

    static void open(ByteBuffer out, byte kind, int payload) {
        out.put(kind);
        switch (header(payload)) {
            case 2 -> out.put((byte) payload);
            case 4 -> out.put((byte) 126).putShort((short) payload);
            default -> out.put((byte) 127).putLong(payload);
        }
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

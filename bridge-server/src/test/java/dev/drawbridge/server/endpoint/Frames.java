package dev.drawbridge.server.endpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Encodes frames as the engine does for clients, and as clients do for the bridge. */
final class Frames {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    static final int FINAL = 0x80;
    static final int RSV1 = 0x40;

    private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

    private Frames() {}

    /** An unmasked frame, as the bridge sends it. */
    static ByteBuffer unmasked(int first, byte[] payload) {
        return head(first, payload.length, 0, 0).put(payload).flip();
    }

    static ByteBuffer text(String text) {
        return unmasked(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A masked frame, as a client sends it. */
    static byte[] masked(int first, byte[] payload) {
        ByteBuffer frame = head(first, payload.length, 0x80, MASK.length).put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i % MASK.length]));
        }
        byte[] bytes = new byte[frame.flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    static byte[] masked(int first, String payload) {
        return masked(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] closing(int code) {
        return masked(FINAL | CLOSE, new byte[]{(byte) (code >> 8), (byte) code});
    }

    /** The payload of a compressed frame that needs no context. */
    static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, /* nowrap= */ true);
        deflater.setInput(plain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] block = new byte[8192];
        int length;
        do {
            length = deflater.deflate(block, 0, block.length, Deflater.SYNC_FLUSH);
            out.write(block, 0, length);
        } while (length == block.length);
        deflater.end();
        byte[] all = out.toByteArray();
        return Arrays.copyOf(all, all.length - 4);
    }

    private static ByteBuffer head(int first, int length, int maskBit, int maskLength) {
        int extra = length < 126 ? 0 : length < 65536 ? Short.BYTES : Long.BYTES;
        ByteBuffer frame = ByteBuffer.allocate(2 + extra + maskLength + length).put((byte) first);
        return switch (extra) {
            case 0 -> frame.put((byte) (maskBit | length));
            case Short.BYTES -> frame.put((byte) (maskBit | 126)).putShort((short) length);
            default -> frame.put((byte) (maskBit | 127)).putLong(length);
        };
    }
}

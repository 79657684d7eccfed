package dev.drawbridge.core.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Frames as bytes, written and read in the plainest way. */
final class Wire {
    private Wire() {}

    /** A frame as a server sends it, with the shortest length there is. */
    static byte[] frame(int first, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        int length = payload.length;
        int bytes = length < 126 ? 0 : length < 65536 ? 2 : 8;
        out.write(bytes == 0 ? length : bytes == 2 ? 126 : 127);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) ((long) length >> (8 * i)));
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }

    static byte[] frame(int first, String payload) {
        return frame(first, payload.getBytes(UTF_8));
    }

    static byte[] text(String message) {
        return frame(0x81, message);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    /** A frame of a client's, taken apart. */
    record Seen(int first, boolean masked, String payload) {}

    /** All frames of a client that lie there in whole. */
    static List<Seen> seen(byte[] bytes) {
        List<Seen> frames = new ArrayList<>();
        int place = 0;
        while (place < bytes.length) {
            int first = bytes[place] & 0xff;
            boolean masked = (bytes[place + 1] & 0x80) != 0;
            long length = bytes[place + 1] & 0x7f;
            int more = length == 126 ? 2 : length == 127 ? 8 : 0;
            place += 2;
            for (int i = 0; i < more; i++) {
                length = (i == 0 ? 0 : length << 8) | (bytes[place++] & 0xff);
            }
            byte[] mask = Arrays.copyOfRange(bytes, place, place + 4);
            place += 4;
            byte[] payload = Arrays.copyOfRange(bytes, place, place + (int) length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] = (byte) (payload[i] ^ mask[i % 4]);
            }
            place += payload.length;
            frames.add(new Seen(first, masked, new String(payload, UTF_8)));
        }
        return frames;
    }
}

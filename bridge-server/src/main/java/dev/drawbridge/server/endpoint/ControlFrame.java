package dev.drawbridge.server.endpoint;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** Encodes the frames that are the endpoint's own; all others come encoded from the engine. */
final class ControlFrame {
    /** The most that fits into a control frame. */
    private static final int MOST = 125;

    private static final int FINAL = 0x80;
    private static final int CLOSE = FINAL | 0x8;
    private static final int PING = FINAL | 0x9;
    private static final int PONG = FINAL | 0xa;

    private ControlFrame() {}

    static ByteBuf ping() {
        return frame(PING, 0);
    }

    /** @param payload what the ping carried */
    static ByteBuf pong(byte[] payload) {
        return frame(PONG, payload.length).writeBytes(payload);
    }

    static ByteBuf close() {
        return frame(CLOSE, 0);
    }

    /** @param reason ASCII, cut off where the frame ends */
    static ByteBuf close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
        int length = Math.min(text.length, MOST - Short.BYTES);
        return frame(CLOSE, Short.BYTES + length).writeShort(code).writeBytes(text, 0, length);
    }

    private static ByteBuf frame(int first, int length) {
        return Unpooled.buffer(2 + length).writeByte(first).writeByte(length);
    }
}

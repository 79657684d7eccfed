package dev.drawbridge.server.endpoint;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;

/** What one request has brought so far; its head has said that it is not too much. */
final class Body {
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);

    void write(ByteBuf content) {
        bytes.writeBytes(ByteBufUtil.getBytes(content));
    }

    byte[] take() {
        byte[] whole = bytes.toByteArray();
        bytes = new ByteArrayOutputStream(0);
        return whole;
    }
}

package dev.drawbridge.server.endpoint;

import dev.drawbridge.core.engine.Connection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts one client's data frames together to messages: whole, inflated, valid and within the limit. */
final class Assembly {
    private static final byte[] NOTHING = {};
    private static final int COMPRESSED = 4;

    private final int limit;
    private final boolean inflates;

    private byte[] gathered = NOTHING;
    private int size;
    private int surplus;
    private boolean text;
    private boolean compressed;
    private @Nullable Utf8 utf8;

    Assembly(int limit, boolean inflates) {
        this.limit = limit;
        this.inflates = inflates;
    }

    /** Whether the frame's reserved bits mean something here: the first of a message may say that it is compressed. */
    boolean understands(WebSocketFrame frame) {
        return frame.rsv() == 0 || (inflates && frame.rsv() == COMPRESSED
                && (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame));
    }

    /** Takes a frame in the order the decoder has checked, and hands on the message that it ends, if it does. */
    void take(WebSocketFrame frame, Connection connection) throws Violation {
        boolean first = !(frame instanceof ContinuationWebSocketFrame);
        if (first) {
            text = !(frame instanceof BinaryWebSocketFrame);
            compressed = frame.rsv() == COMPRESSED;
            utf8 = text && !compressed ? new Utf8() : null;
        }
        gather(frame.content(), /* alone= */ first && frame.isFinalFragment());
        if (frame.isFinalFragment()) {
            byte[] message = message();
            if (text) {
                connection.text(message);
            } else {
                connection.binary(message);
            }
        }
    }

    private void gather(ByteBuf content, boolean alone) throws Violation {
        int length = content.readableBytes();
        if (length > limit - size) {
            throw Violation.tooBig(limit);
        }
        if (alone) {
            gathered = ByteBufUtil.getBytes(content);
        } else {
            if (gathered.length - size < length) {
                gathered = Arrays.copyOf(gathered,
                        (int) Math.max(size + length, Math.min(limit, gathered.length * 2L)));
            }
            content.getBytes(content.readerIndex(), gathered, size, length);
        }
        size += length;
        if (utf8 != null && !utf8.accepts(gathered, size - length, size)) {
            throw notUtf8();
        }
    }

    /** How many bytes messages have been longer, since this was asked last, than what was sent of them. */
    int takeSurplus() {
        int taken = surplus;
        surplus = 0;
        return taken;
    }

    private byte[] message() throws Violation {
        byte[] message = compressed
                ? Inflation.inflate(gathered, size, limit)
                : gathered.length == size ? gathered : Arrays.copyOf(gathered, size);
        surplus += Math.max(0, message.length - size);
        gathered = NOTHING;
        size = 0;
        if (text && compressed) {
            utf8 = new Utf8();
            if (!utf8.accepts(message, 0, message.length)) {
                throw notUtf8();
            }
        }
        if (utf8 != null && !utf8.whole()) {
            throw notUtf8();
        }
        return message;
    }

    private static Violation notUtf8() {
        return Violation.payload("a text message is not UTF-8");
    }
}

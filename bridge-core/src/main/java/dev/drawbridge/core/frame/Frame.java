package dev.drawbridge.core.frame;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * One message as a WebSocket frame, and as a compressed one once somebody wants that: it is made once for all clients,
 * for no frame refers to an earlier one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7692#section-7.2.1">RFC 7692, compression</a>
 */
public final class Frame {
    /** From how many bytes on compressing pays: a delta is smaller than what it would take to say that it is small. */
    private static final int WORTH_DEFLATING = 1024;
    private static final byte DEFLATED_TEXT = (byte) 0xc1;
    /** The empty block that ends a flush, which the receiver adds again. */
    private static final int TAIL = 4;

    private final byte[] plain;
    private byte[] deflated = {};

    private Frame(byte[] plain) {
        this.plain = plain;
    }

    /** The frame that this is without compression. */
    public static Frame of(byte[] plain) {
        return new Frame(plain);
    }

    public static Frame copyOf(byte[] array, int from, int to) {
        return new Frame(Arrays.copyOfRange(array, from, to));
    }

    public static boolean isWorthDeflating(int length) {
        return length >= WORTH_DEFLATING;
    }

    public boolean isWorthDeflating() {
        return isWorthDeflating(plain.length);
    }

    public byte[] plain() {
        return plain;
    }

    /** The compressed frame; whoever asks first makes it, and the others wait. */
    public synchronized byte[] deflated() {
        if (deflated.length == 0) {
            deflated = deflate();
        }
        return deflated;
    }

    private byte[] deflate() {
        int header = Frames.headerOf(plain, 0);
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4);
        byte[] block = new byte[8 << 10];
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, /* nowrap= */ true)) {
            deflater.setInput(plain, header, plain.length - header);
            for (int count = -1; count != 0;) {
                count = deflater.deflate(block, 0, block.length, Deflater.SYNC_FLUSH);
                out.write(block, 0, count);
            }
        }
        int length = out.size() - TAIL;
        ByteBuffer frame = ByteBuffer.allocate(Frames.sizeOf(length));
        Frames.open(frame, DEFLATED_TEXT, length);
        frame.put(out.toByteArray(), 0, length);
        return frame.array();
    }
}

package dev.drawbridge.core.websocket;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Puts lines into frames: each line is a text message, its LF is not sent. An empty line is none.
 *
 * <p>A message that is longer than the buffer goes out in fragments, so that no frame is longer than a server may
 * take. One thread writes at a time; what is {@linkplain #control said between the lines} comes from any.
 */
final class FrameWriter extends OutputStream {
    private static final int LONGEST_HEADER = 14;
    private static final int ROOM = 128 * 1024;

    /** @param payload no more than 125 bytes */
    @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
    private record Control(Opcode opcode, byte[] payload) {}

    private final WritableByteChannel channel;
    private final SecureRandom random;
    private final ByteBuffer out = ByteBuffer.allocate(ROOM);
    private final byte[] mask = new byte[4];
    private final AtomicReference<Optional<Control>> control = new AtomicReference<>(Optional.empty());
    /** Whether the first fragments of a message are written, and others have to follow. */
    private boolean inMessage;

    FrameWriter(WritableByteChannel channel, SecureRandom random) {
        this.channel = channel;
        this.random = random;
    }

    /** Says this with the next line, be it an empty one; of several only the last is said. */
    void control(Opcode opcode, byte[] payload) {
        control.set(Optional.of(new Control(opcode, payload)));
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[]{(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        Optional<Control> due = control.getAndSet(Optional.empty());
        if (due.isPresent()) {
            byte[] payload = due.get().payload();
            frame(due.get().opcode(), /* last= */ true, payload, 0, payload.length);
        }
        int to = from + length;
        for (int start = from; start < to;) {
            int end = start;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            message(bytes, start, end, /* last= */ end < to);
            start = end + 1;
        }
    }

    private void message(byte[] bytes, int from, int to, boolean last) throws IOException {
        int start = from;
        while (to - start > ROOM - LONGEST_HEADER) {
            frame(next(), /* last= */ false, bytes, start, ROOM - LONGEST_HEADER);
            inMessage = true;
            start += ROOM - LONGEST_HEADER;
        }
        if (start < to || inMessage) {
            frame(next(), last, bytes, start, to - start);
            inMessage = !last;
        }
    }

    private Opcode next() {
        return inMessage ? Opcode.CONTINUATION : Opcode.TEXT;
    }

    private void frame(Opcode opcode, boolean last, byte[] bytes, int from, int length) throws IOException {
        if (out.remaining() < length + LONGEST_HEADER) {
            flush();
        }
        out.put((byte) ((last ? 0x80 : 0) | opcode.code()));
        if (length < 126) {
            out.put((byte) (0x80 | length));
        } else if (length < 1 << 16) {
            out.put((byte) (0x80 | 126)).putShort((short) length);
        } else {
            out.put((byte) (0x80 | 127)).putLong(length);
        }
        random.nextBytes(mask);
        out.put(mask);
        byte[] masked = out.array();
        int place = out.position();
        for (int i = 0; i < length; i++) {
            masked[place + i] = (byte) (bytes[from + i] ^ mask[i & 3]);
        }
        out.position(place + length);
    }

    @Override
    public void flush() throws IOException {
        out.flip();
        try {
            while (out.hasRemaining()) {
                channel.write(out);
            }
        } finally {
            out.clear();
        }
    }
}

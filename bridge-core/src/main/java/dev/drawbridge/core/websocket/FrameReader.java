package dev.drawbridge.core.websocket;

import dev.drawbridge.core.process.LineSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes lines of the messages that a server sends, in blocks as large as what was there to read.
 *
 * <p>Where it was read, the text is moved together over the headers of its frames, and no byte of it is moved again but
 * those of a message that is not complete yet. In the block lie first the text, then what is not taken apart yet; the
 * headers leave room enough between them for the line feeds.
 */
final class FrameReader {
    private static final int BLOCK = 256 * 1024;
    private static final int LONGEST_HEADER = 10;
    private static final int LONGEST_CONTROL = 125;

    private final ReadableByteChannel channel;
    private final int limit;
    private final LineSink sink;
    private final Consumer<byte[]> pings;

    private byte[] block = new byte[BLOCK];
    /** Behind the last whole line. */
    private int lines;
    /** Behind the text. */
    private int text;
    /** Where the first byte lies that is not taken apart yet. */
    private int next;
    /** Behind all that was read. */
    private int filled;

    /** How much of the frame is still to come. */
    private long rest;
    private boolean last;
    private boolean inMessage;
    private Optional<String> closed = Optional.empty();

    /**
     * @param limit the longest message, in bytes, that is waited for
     * @param pings gets the payload of each ping
     */
    FrameReader(ReadableByteChannel channel, int limit, LineSink sink, Consumer<byte[]> pings) {
        this.channel = channel;
        this.limit = limit;
        this.sink = sink;
        this.pings = pings;
    }

    /** Reads to the end, and tells what the server has said about that; a message without its end is dropped. */
    String run() throws IOException {
        while (closed.isEmpty() && read()) {
            takeApart();
            if (lines > 0) {
                sink.lines(block, 0, lines);
            }
            keep();
        }
        return closed.orElse("the connection has ended");
    }

    private boolean read() throws IOException {
        if (filled == block.length) {
            block = Arrays.copyOf(block, (int) Math.min(limit + (long) BLOCK, 2L * filled));
        }
        int count = channel
                .read(ByteBuffer.wrap(block, filled, Math.min(block.length - filled, BLOCK)));
        filled += Math.max(count, 0);
        return count >= 0;
    }

    private void takeApart() throws IOException {
        while (closed.isEmpty() && (rest > 0 ? payload() : header())) {
            if (rest == 0 && last && inMessage) {
                block[text++] = '\n';
                lines = text;
                inMessage = false;
            }
        }
    }

    /** Moves what has come of a frame's payload; false when that is all there is. */
    private boolean payload() throws IOException {
        int count = (int) Math.min(rest, filled - next);
        if (text - lines + (long) count > limit) {
            throw new ViolationException("a message is longer than " + limit + " bytes");
        }
        System.arraycopy(block, next, block, text, count);
        // a line feed in JSON is but white space
        for (int i = text; i < text + count; i++) {
            if (block[i] == '\n') {
                block[i] = ' ';
            }
        }
        text += count;
        next += count;
        rest -= count;
        return rest == 0;
    }

    /** Takes a header, and of a control frame all; false when it has not come. */
    private boolean header() throws IOException {
        int there = filled - next;
        if (there < 2) {
            return false;
        }
        int length = block[next + 1] & 0x7f;
        int size = length == 126 ? 4 : length == 127 ? LONGEST_HEADER : 2;
        Opcode opcode = opcode();
        if (there < size || (opcode.isControl() && there < size + length)) {
            return false;
        }
        boolean end = (block[next] & 0x80) != 0;
        if (opcode.isControl()) {
            control(opcode, Arrays.copyOfRange(block, next + size, next + size + length));
            next += size + length;
            return true;
        }
        if ((opcode == Opcode.CONTINUATION) != inMessage) {
            throw new ViolationException("fragments of messages are mixed up");
        }
        rest = length(length, size);
        next += size;
        last = end;
        inMessage = true;
        return true;
    }

    private Opcode opcode() throws ViolationException {
        Opcode opcode = Opcode.of(block[next] & 0x0f)
                .orElseThrow(() -> new ViolationException("a frame has an unknown opcode"));
        int length = block[next + 1] & 0x7f;
        if ((block[next] & 0x70) != 0) {
            throw new ViolationException("a frame has reserved bits");
        }
        if ((block[next + 1] & 0x80) != 0) {
            throw new ViolationException("a frame is masked");
        }
        if (opcode == Opcode.BINARY) {
            throw new ViolationException("a message is binary");
        }
        if (opcode.isControl() && ((block[next] & 0x80) == 0 || length > LONGEST_CONTROL)) {
            throw new ViolationException("a control frame is too long or in fragments");
        }
        return opcode;
    }

    private long length(int length, int size) throws ViolationException {
        if (size == 2) {
            return length;
        }
        long value = 0;
        for (int i = 2; i < size; i++) {
            value = value << 8 | (block[next + i] & 0xff);
        }
        if (value < (size == 4 ? 126 : 1 << 16)) {
            throw new ViolationException("a frame's length is wrong");
        }
        return value;
    }

    private void control(Opcode opcode, byte[] payload) {
        switch (opcode) {
            case PING -> pings.accept(payload);
            case CLOSE -> closed = Optional.of("it was closed" + (payload.length < 2
                    ? ""
                    : " with " + ((payload[0] & 0xff) << 8 | (payload[1] & 0xff)) + " "
                            + new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8))
                    .stripTrailing());
            case PONG, CONTINUATION, TEXT, BINARY -> {
                /* nobody has asked */ }
        }
    }

    /** Moves the beginning of the next line, and what is not taken apart, to the front. */
    private void keep() {
        int begun = text - lines;
        int gap = Math.min(next - text, LONGEST_HEADER);
        int left = filled - next;
        int length = begun + gap + left;
        boolean shrinks = block.length > BLOCK && length < BLOCK;
        byte[] kept = shrinks ? new byte[BLOCK] : block;
        if (shrinks || lines > 0) {
            System.arraycopy(block, lines, kept, 0, begun);
        }
        System.arraycopy(block, next, kept, begun + gap, left);
        block = kept;
        lines = 0;
        text = begun;
        next = begun + gap;
        filled = length;
    }
}

package dev.drawbridge.load.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** What one client has got: counted, not read. */
public final class Tally {
    /** As much of a message as its method is found in, and all of a control frame. */
    private static final int AWAITED = 125;
    private static final byte[] LAST = "\"turn/completed\"".getBytes(UTF_8);
    private static final long MESSAGE_START = ByteBuffer.wrap("{\"method".getBytes(UTF_8)).getLong();
    private static final int METHOD = "{\"method\":\"".length();
    private static final long LAST_START = ByteBuffer.wrap("turn/com".getBytes(UTF_8)).getLong();

    private final SocketChannel channel;
    private final FrameReader reader = new FrameReader(AWAITED);
    private final FrameReader.Frames counting = this::count;
    private byte[] carried;
    private long frames;
    private long bytes;
    private boolean finished;
    private boolean gone;
    private String farewell = "";

    Tally(SocketChannel channel, ByteBuffer unread) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        carried = new byte[unread.remaining()];
        unread.get(carried);
    }

    /** Messages so far. */
    public long frames() {
        return frames;
    }

    /** Bytes so far, as they came from the socket. */
    public long bytes() {
        return bytes;
    }

    /** Whether it has seen the end of the turn. */
    public boolean finished() {
        return finished;
    }

    /** Whether the server has ended the connection. */
    public boolean gone() {
        return gone;
    }

    /** The close code and reason that the server gave, or empty. */
    public String farewell() {
        return farewell;
    }

    /** Forgets what it has counted, and what waits at the socket. */
    void reset(ByteBuffer room) {
        read(room);
        frames = 0;
        bytes = 0;
        finished = false;
    }

    SocketChannel channel() {
        return channel;
    }

    /** Takes what has come; {@code room} is anybody's in between. */
    void read(ByteBuffer room) {
        room.clear().put(carried);
        int came;
        try {
            came = channel.read(room);
        } catch (IOException reset) {
            came = -1;
        }
        gone |= came < 0;
        bytes += Math.max(came, 0);
        room.flip();
        reader.read(room, counting);
        carried = new byte[room.remaining()];
        room.get(carried);
    }

    private void count(int opcode, ByteBuffer from, int start, int length) {
        if (opcode == ClientFrame.TEXT) {
            frames++;
            finished |= isLast(from, start, length);
        } else if (opcode == ClientFrame.PING || opcode == ClientFrame.CLOSE) {
            byte[] payload = new byte[length];
            from.get(start, payload);
            control(opcode, payload);
        }
    }

    /** Agents begin their messages with the method; where something else comes first it is looked for. */
    private static boolean isLast(ByteBuffer from, int start, int length) {
        if (length > METHOD + LAST.length && from.getLong(start) == MESSAGE_START) {
            return from.getLong(start + METHOD) == LAST_START;
        }
        for (int at = start; at <= start + length - LAST.length; at++) {
            if (from.get(at) == LAST[0] && from.slice(at, LAST.length).equals(ByteBuffer.wrap(LAST))) {
                return true;
            }
        }
        return false;
    }

    private void control(int opcode, byte[] payload) {
        if (opcode == ClientFrame.CLOSE && payload.length >= 2) {
            farewell = (ByteBuffer.wrap(payload).getShort() & 0xffff) + " "
                    + new String(payload, 2, payload.length - 2, UTF_8);
        }
        try {
            channel.write(ClientFrame.of(opcode == ClientFrame.PING ? ClientFrame.PONG : opcode, payload));
        } catch (IOException over) {
            gone = true;
        }
    }
}

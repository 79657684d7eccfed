package dev.drawbridge.load.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;

/** A WebSocket that one thread sends on and waits at. */
final class SocketLink implements Link {
    private static final int FIRST_BUFFER = 2 << 10;
    private static final String END_OF_HEADERS = "\r\n\r\n";

    private final SocketChannel channel;
    private final InputStream in;
    private final Duration patience;
    private final FrameReader reader = new FrameReader(Integer.MAX_VALUE);
    private final Queue<byte[]> messages = new ArrayDeque<>();
    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_BUFFER).flip();

    private SocketLink(SocketChannel channel, Duration patience) throws IOException {
        this.channel = channel;
        this.patience = patience;
        channel.socket().setSoTimeout(Math.toIntExact(patience.toMillis()));
        in = channel.socket().getInputStream();
    }

    /** @param from the client's own address, or the wildcard */
    static SocketLink open(Address address, InetAddress from, Duration patience) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(from, 0)).setOption(StandardSocketOptions.TCP_NODELAY, true)
                    .connect(address.socket());
            SocketLink link = new SocketLink(channel, patience);
            link.shakeHands(address);
            return link;
        } catch (IOException failed) {
            channel.close();
            throw failed instanceof CannotMeasure
                    ? failed
                    : new CannotMeasure("no connection to " + address + ": " + failed.getMessage(), failed);
        }
    }

    private void shakeHands(Address address) throws IOException {
        byte[] key = new byte[16];
        ThreadLocalRandom.current().nextBytes(key);
        write(ByteBuffer
                .wrap(address.upgrade(Base64.getEncoder().encodeToString(key)).getBytes(ISO_8859_1)));
        String seen = "";
        while (!seen.contains(END_OF_HEADERS)) {
            fill();
            seen = new String(bytes.array(), bytes.position(), bytes.remaining(), ISO_8859_1);
        }
        if (!seen.startsWith("HTTP/1.1 101")) {
            throw new CannotMeasure(address + " lets nobody in: " + seen.lines().findFirst().orElse(""));
        }
        bytes.position(bytes.position() + seen.indexOf(END_OF_HEADERS) + END_OF_HEADERS.length());
    }

    @Override
    public void send(byte[] message) throws IOException {
        write(ClientFrame.of(ClientFrame.TEXT, message));
    }

    @Override
    public byte[] receive() throws IOException {
        while (messages.isEmpty()) {
            reader.read(bytes, this::heard);
            if (messages.isEmpty()) {
                fill();
            }
        }
        return messages.remove();
    }

    /** What a socket that is only watched from now on has brought already. */
    ByteBuffer unread() {
        return bytes;
    }

    SocketChannel channel() {
        return channel;
    }

    private void heard(int opcode, ByteBuffer from, int start, int length) {
        byte[] payload = new byte[length];
        from.get(start, payload);
        if (opcode == ClientFrame.TEXT) {
            messages.add(payload);
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        if (!bytes.hasRemaining()) {
            bytes = ByteBuffer.allocate(2 * bytes.capacity()).put(bytes.flip());
        }
        int count;
        try {
            count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        } catch (SocketTimeoutException silent) {
            throw new CannotMeasure("the server was silent for " + patience.toSeconds() + " s", silent);
        }
        if (count < 0) {
            throw new CannotMeasure("the server closed the connection");
        }
        bytes.position(bytes.position() + count).flip();
    }

    private void write(ByteBuffer frame) throws IOException {
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

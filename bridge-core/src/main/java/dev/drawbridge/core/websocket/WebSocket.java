package dev.drawbridge.core.websocket;

import dev.drawbridge.core.failure.Why;
import dev.drawbridge.core.process.LineSink;
import dev.drawbridge.core.websocket.CannotConnectException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A connection to a server: text messages go out and come in as lines. */
public final class WebSocket implements AutoCloseable {
    private static final String ROOT = "/";

    private final ByteChannel channel;
    private final FrameWriter writer;

    private WebSocket(ByteChannel channel, SecureRandom random) {
        this.channel = channel;
        this.writer = new FrameWriter(channel, random);
    }

    /**
     * Connects.
     *
     * @param token that the server may want
     * @param patience how long all of it may take
     */
    public static WebSocket open(Address address, Optional<String> token, Duration patience)
            throws CannotConnectException {
        return open(address, ROOT, token, patience);
    }

    /**
     * Connects.
     *
     * @param path where the server has its sockets
     * @param token that the server may want
     * @param patience how long all of it may take
     */
    public static WebSocket open(Address address, String path, Optional<String> token, Duration patience)
            throws CannotConnectException {
        SecureRandom random = new SecureRandom();
        AtomicBoolean late = new AtomicBoolean();
        try {
            SocketChannel channel = switch (address) {
                case Address.Unix unix -> SocketChannel.open(StandardProtocolFamily.UNIX);
                case Address.Tcp _,Address.Secure _ -> SocketChannel.open();
            };
            CompletableFuture<Void> connected = new CompletableFuture<>();
            var _ = connected.orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS).exceptionally(tooLate -> {
                late.set(true);
                close(channel);
                return null;
            });
            try {
                connect(channel, address);
                ByteChannel open = address instanceof Address.Secure secure
                        ? TlsChannel.over(channel, secure)
                        : channel;
                new Handshake(address.host(), path, token, random).shake(open);
                if (!connected.complete(null)) {
                    throw new ClosedChannelException();
                }
                return new WebSocket(open, random);
            } catch (IOException | CannotConnectException failed) {
                connected.complete(null);
                close(channel);
                throw failed;
            }
        } catch (IOException broken) {
            throw new CannotConnectException(Reason.NO_WEBSOCKET,
                    late.get() ? CannotConnectException.SILENCE : "it ends the connection", broken);
        }
    }

    private static void connect(SocketChannel channel, Address address)
            throws IOException, CannotConnectException {
        try {
            channel.connect(address.socket());
        } catch (UnresolvedAddressException nowhere) {
            throw new CannotConnectException(Reason.NOT_THERE, "there is no such host", nowhere);
        } catch (SocketException refused) {
            throw switch (address) {
                case Address.Unix unix when !Files.exists(unix.path()) ->
                    new CannotConnectException(Reason.NOT_THERE, "there is no such file", refused);
                case Address.Unix unix when !Files.isWritable(unix.path()) ->
                    new CannotConnectException(Reason.FORBIDDEN, "it belongs to somebody else", refused);
                case Address.Unix unix -> notListening(refused);
                case Address.Tcp _,Address.Secure _ -> notListening(refused);
            };
        }
    }

    private static CannotConnectException notListening(SocketException refused) {
        return new CannotConnectException(Reason.NOT_LISTENING, Why.of(refused), refused);
    }

    /**
     * Where lines are written; flushing sends them. After a ping an empty line is needed for its answer to be sent.
     */
    public OutputStream output() {
        return writer;
    }

    /**
     * Reads until the connection ends, and tells how it ended.
     *
     * @param limit the longest message, in bytes, that is waited for
     * @param pinged is told of each ping
     */
    public String read(int limit, LineSink sink, Runnable pinged) throws IOException {
        return new FrameReader(channel, limit, sink, payload -> {
            writer.control(Opcode.PONG, payload);
            pinged.run();
        }).run();
    }

    /** Ends the connection without a word; idempotent. */
    @Override
    public void close() {
        close(channel);
    }

    private static void close(ByteChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            return;
        }
    }
}

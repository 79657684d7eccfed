package dev.drawbridge.server.endpoint;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket in the file system that listens for programs of the bridge's own user. */
final class HostDoor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HostDoor.class);
    /** What the Java runtime takes, whether it listens or connects; Linux itself takes one more. */
    private static final int LONGEST_PATH = 106;

    private final SocketFile file;
    private final Channel listener;
    /** Of its own, so that whoever comes from the network keeps nobody waiting here. */
    private final EventLoopGroup loop;

    private HostDoor(SocketFile file, Channel listener, EventLoopGroup loop) {
        this.file = file;
        this.listener = listener;
        this.loop = loop;
    }

    /** Opens it. If it cannot be, the log says why, and there is none. */
    static Optional<HostDoor> open(Path path, ChannelHandler wiring,
            WriteBufferWaterMark waiting) {
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            log.warn(
                    "there is no control socket, so that 'drawbridge pair' and the like do not work: {} is longer "
                            + "than the {} bytes that can be listened on; name a shorter DRAWBRIDGE_HOME",
                    path,
                    LONGEST_PATH);
            return Optional.empty();
        }
        try {
            Optional<SocketFile> file = SocketFile.claim(path);
            if (file.isEmpty()) {
                log.warn(
                        "this bridge has no control socket: another bridge listens on {}, and 'drawbridge pair' "
                                + "and the like speak to that one",
                        path);
                return Optional.empty();
            }
            return Optional.of(open(file.get(), wiring, waiting));
        } catch (IOException | UnsupportedOperationException impossible) {
            log.warn("there is no control socket at {}, so that 'drawbridge pair' and the like do not work",
                    path,
                    impossible);
            return Optional.empty();
        }
    }

    private static HostDoor open(SocketFile file, ChannelHandler wiring,
            WriteBufferWaterMark waiting) throws IOException {
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1,
                new DefaultThreadFactory("host", /* daemon= */ true), NioIoHandler.newFactory());
        try {
            Path cradle = file.cradle();
            ChannelFuture bound = new ServerBootstrap().group(loop)
                    .channel(NioServerDomainSocketChannel.class).handler(new OwnUserOnly(file.owner()))
                    .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, waiting).childHandler(wiring)
                    .bind(UnixDomainSocketAddress.of(cradle)).awaitUninterruptibly();
            if (!bound.isSuccess()) {
                throw new IOException("it cannot be listened on", bound.cause());
            }
            try {
                file.show(cradle);
            } catch (IOException failed) {
                var _ = bound.channel().close();
                throw failed;
            }
            return new HostDoor(file, bound.channel(), loop);
        } catch (IOException | UnsupportedOperationException failed) {
            file.close();
            var _ = loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw failed;
        }
    }

    /** Removes the socket and lets nobody in any more. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException left) {
            log.warn("the control socket was not removed", left);
        }
        listener.close().awaitUninterruptibly();
    }

    /** Lets those go who are still in. */
    void end() {
        Endpoint.end(loop);
    }
}

package dev.drawbridge.server.endpoint;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.drawbridge.core.engine.Connections;
import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.core.failure.Why;
import dev.drawbridge.server.access.limit.Limiter;
import dev.drawbridge.server.tls.NoIdentityException;
import dev.drawbridge.server.tls.Tls;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket that listens, and the clients that came through it. */
public final class Endpoint implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Endpoint.class);

    /** Clients that may wait to be accepted: all devices of a bridge that was restarted come back at once. */
    private static final int BACKLOG = 1024;

    /**
     * Bytes that wait for one socket: what is written at once before the others on the loop have their turn, and the
     * most, but for one run, that a client which does not read costs here. Four and sixteen times as much gained
     * nothing, with one client or a hundred.
     */
    private static final WriteBufferWaterMark WAITING = new WriteBufferWaterMark(64 << 10, 256 << 10);

    private static final Duration LOOP_END = Duration.ofSeconds(1);

    /** How often is looked whether there is another certificate. */
    private static final Duration REFRESH = Duration.ofSeconds(2);

    /** Each takes a millisecond or two. */
    private static final int HANDSHAKES_WAITING = 1024;

    private final EventLoopGroup loops;
    private final ExecutorService handshakes;
    private final ChannelGroup sockets;
    private final Channel listener;
    private final Optional<HostDoor> hostDoor;
    private final EndpointOptions options;
    private final Optional<Tls> tls;

    private Endpoint(EndpointOptions options, EventLoopGroup loops, ExecutorService handshakes,
            ChannelGroup sockets, Channel listener, Optional<HostDoor> hostDoor, Optional<Tls> tls) {
        this.options = options;
        this.loops = loops;
        this.handshakes = handshakes;
        this.sockets = sockets;
        this.listener = listener;
        this.hostDoor = hostDoor;
        this.tls = tls;
    }

    /** Loads what listening takes, with a socket that never listens. */
    public static void prepare() {
        EventLoopGroup loops = loops();
        new ServerBootstrap().group(loops).channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInboundHandlerAdapter()).register().awaitUninterruptibly()
                .channel().close().awaitUninterruptibly();
        end(loops);
    }

    private static EventLoopGroup loops() {
        return new MultiThreadIoEventLoopGroup(
                new DefaultThreadFactory("endpoint", /* daemon= */ true), NioIoHandler.newFactory());
    }

    /**
     * Starts to listen, for a bridge that knows nobody but by its options.
     *
     * @param connections one of which each client becomes
     * @param ready whether {@code /readyz} says so
     */
    public static Endpoint start(EndpointOptions options, Connections connections, BooleanSupplier ready)
            throws CannotListenException {
        return start(options, Premises.plain(options, connections, ready), Optional.empty());
    }

    /**
     * Starts to listen.
     *
     * @param controlSocket where programs of the bridge's own user come in
     */
    public static Endpoint start(EndpointOptions options, Premises premises, Optional<Path> controlSocket)
            throws CannotListenException {
        InetSocketAddress address = address(options);
        Optional<Tls> tls = tls(options);
        EventLoopGroup loops = loops();
        ExecutorService handshakes = handshakes();
        ChannelGroup sockets = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, /* stayClosed= */ true);
        Limiter limiter = new Limiter(options.crowd(), Ticker.systemTicker());
        Wiring wiring = new Wiring(options, premises, tls, handshakes, limiter, sockets);
        ServerBootstrap door = new ServerBootstrap().group(loops).channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG).childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WAITING).childHandler(wiring);
        ChannelFuture bound = door.bind(address).awaitUninterruptibly();
        if (options.yielding() && bound.cause() instanceof BindException taken) {
            log.warn("cannot listen on {} ({}), so a free port is taken instead", options.bind(),
                    Why.of(taken));
            bound = door.bind(new InetSocketAddress(address.getAddress(), 0)).awaitUninterruptibly();
        }
        if (!bound.isSuccess()) {
            end(loops, handshakes);
            throw new CannotListenException(
                    "cannot listen on " + options.bind() + " (" + Why.of(bound.cause())
                            + "): stop what listens there, or choose another address with --bind",
                    bound.cause());
        }
        tls.ifPresent(identity -> follow(identity, loops));
        if (tls.isEmpty() && !address.getAddress().isLoopbackAddress()) {
            log.warn("tokens and all that is said go over the network in the clear: give --tls, unless what "
                    + "carries them encrypts, as WireGuard does");
        }
        return new Endpoint(options, loops, handshakes, sockets, bound.channel(),
                controlSocket.flatMap(path -> HostDoor.open(path,
                        new Wiring(options.withPrefix(UrlPrefix.NONE), premises.forHost(), Optional.empty(),
                                handshakes,
                                new Limiter(options.crowd(), Ticker.systemTicker()), sockets),
                        WAITING)),
                tls);
    }

    private static void follow(Tls identity, EventLoopGroup loops) {
        var _ = loops.scheduleAtFixedRate(() -> Thread.startVirtualThread(identity::refresh),
                REFRESH.toMillis(), REFRESH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What takes long in a handshake of TLS happens here, and each socket waits for one at most. */
    private static ExecutorService handshakes() {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        ThreadPoolExecutor executor = new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(HANDSHAKES_WAITING),
                new DefaultThreadFactory("handshake", /* daemon= */ true));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static Optional<Tls> tls(EndpointOptions options) throws CannotListenException {
        Set<String> names = new HashSet<>(options.access().hosts());
        names.add(options.bind().host());
        try {
            return Tls.of(options.tls(), names, InstantSource.system());
        } catch (NoIdentityException nobody) {
            throw new CannotListenException("cannot speak TLS: " + nobody.sentence(), nobody);
        }
    }

    /** Where it listens, with the port that was picked. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /** Whether programs of this host's user come in by a socket of their own. */
    public boolean letsHostIn() {
        return hostDoor.isPresent();
    }

    /** How it is spoken to: {@code ws}, or {@code wss} with TLS. */
    public String scheme() {
        return tls.isPresent() ? "wss" : "ws";
    }

    /** The name or address that it was told to be bound to. */
    public String host() {
        return options.bind().host();
    }

    /** The path below which everything is; empty, if it is the root. */
    public String path() {
        return options.prefix().path();
    }

    /** What a client is told to connect to. */
    public String url() {
        return scheme() + "://" + options.bind().withPort(address().getPort())
                + options.prefix().path() + "/ws";
    }

    /** SHA-256 of the certificate by which it is known now, in small hexadecimal digits; none without TLS. */
    public Optional<String> fingerprint() {
        return tls.map(Tls::fingerprint);
    }

    /** Accepts nobody any more, says farewell to the clients, and waits a while for them to take it. */
    @Override
    public void close() {
        hostDoor.ifPresent(HostDoor::close);
        listener.close().awaitUninterruptibly();
        sockets.forEach(socket -> socket.pipeline().fireUserEventTriggered(Farewell.SHUTTING_DOWN));
        sockets.newCloseFuture().awaitUninterruptibly(options.timing().closing().toMillis(),
                TimeUnit.MILLISECONDS);
        sockets.forEach(Parting::cut);
        // also those that were just being accepted: from now on the group closes what is added to it
        sockets.close().awaitUninterruptibly();
        hostDoor.ifPresent(HostDoor::end);
        end(loops, handshakes);
    }

    private static InetSocketAddress address(EndpointOptions options) throws CannotListenException {
        InetAddress host;
        try {
            host = InetAddress.getByName(options.bind().host());
        } catch (UnknownHostException e) {
            throw new CannotListenException("cannot listen on " + options.bind()
                    + ": no such host is known; write an address of this machine, for example 127.0.0.1", e);
        }
        return new InetSocketAddress(host, options.bind().port());
    }

    private static void end(EventLoopGroup loops, ExecutorService handshakes) {
        end(loops);
        handshakes.shutdownNow();
    }

    static void end(EventLoopGroup loops) {
        loops.shutdownGracefully(0, LOOP_END.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }
}

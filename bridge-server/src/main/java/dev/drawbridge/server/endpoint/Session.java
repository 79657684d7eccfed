package dev.drawbridge.server.endpoint;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.engine.Client;
import dev.drawbridge.core.engine.Connection;
import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.server.access.Visits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client behind its socket: gives its messages to its connection, and writes what the connection has for it.
 *
 * <p>Everything but {@link #wake}, {@link #close} and {@link #deflates} happens on the socket's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the socket, which is heard of
final class Session extends SimpleChannelInboundHandler<WebSocketFrame> implements Client {
    /**
     * Messages taken from a client that does not read what it is sent, before it is not read either: enough for an
     * interrupt or an approval to come through, too few for answers to pile up.
     */
    static final int HEARD_WHILE_DEAF = 16;

    /** How long whoever is shut out has to take the close frame. */
    private static final Duration SHUTTING_OUT = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(Session.class);

    private enum State {
        OPEN, LEAVING, PARTED, CLOSED
    }

    private final String name;
    private final Channel channel;
    private final boolean deflates;
    private final Visitor visitor;
    private final Visits visits;
    private final Visits.Visit visit;
    private final Duration closing;
    private final Turnstile turnstile;
    private final Assembly assembly;
    private final Connection connection;
    private final AtomicBoolean woken = new AtomicBoolean();

    /** Written by whoever shuts the client out, so that nothing it sends later is heard. */
    private volatile boolean shutOut;
    private boolean forgotten;
    private State state = State.OPEN;
    private String reason = "the client went away";
    private Farewell farewell = Farewell.SHUTTING_DOWN;
    private int heardWhileDeaf;
    private byte @Nullable [] unsentPong;

    Session(Channel channel, Turnstile turnstile, Assembly assembly, Reply.Welcome welcome, Duration closing,
            Premises premises) {
        this.deflates = welcome.deflates();
        this.visitor = welcome.pass().visitor();
        this.channel = channel;
        this.turnstile = turnstile;
        this.assembly = assembly;
        this.closing = closing;
        connection = premises.connections().open(this);
        visits = premises.visits();
        visit = visits.enter(welcome.pass(), this::close);
        name = "client " + connection.number() + " from " + Peer.of(channel);
        log.info("{} opened", name);
        Term.watch(channel, welcome.pass(), this::close);
    }

    /**
     * The waker publishes a frame and then sets the flag, the loop clears the flag and then looks for frames; both by
     * read-modify-write, so that either the waker finds the flag clear and schedules, or the loop finds the frame.
     */
    @Override
    public void wake() {
        if (!woken.getAndSet(true)) {
            onLoop(this::drain);
        }
    }

    @Override
    public Visitor visitor() {
        return visitor;
    }

    @Override
    public boolean deflates() {
        return deflates;
    }

    @Override
    public void close(Farewell why) {
        if (why.shutsOut()) {
            shutOut = true;
        }
        onLoop(() -> leave(why));
    }

    /** Its id and remote address, for logs. */
    @Override
    public String toString() {
        return name;
    }

    private void onLoop(Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            log.debug("{} is gone with its event loop", name, e);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) throws Violation {
        if (!assembly.understands(frame)) {
            throw Violation.protocol("a reserved bit is set");
        }
        switch (frame) {
            case PingWebSocketFrame ping -> pong(ping);
            case PongWebSocketFrame ignored -> {
                // the heartbeat has noticed
            }
            case CloseWebSocketFrame close -> clientCloses(close);
            default -> {
                if (state == State.OPEN && !shutOut) {
                    hear(ctx, frame);
                }
            }
        }
    }

    /** Of pings that wait for a client which does not read, only the last is answered. */
    private void pong(PingWebSocketFrame ping) {
        if (state == State.PARTED) {
            return;
        }
        unsentPong = ByteBufUtil.getBytes(ping.content());
        if (channel.isWritable()) {
            writePong();
            channel.flush();
        }
    }

    private void writePong() {
        if (unsentPong != null) {
            channel.write(ControlFrame.pong(unsentPong), channel.voidPromise());
            unsentPong = null;
        }
    }

    private void hear(ChannelHandlerContext ctx, WebSocketFrame frame) throws Violation {
        long meaningless = connection.meaningless();
        Duration tooSoonBy = turnstile.tooSoonBy();
        assembly.take(frame, tooSoonBy.isPositive() ? new Refusing(connection, tooSoonBy) : connection);
        turnstile.charge(ctx, assembly.takeSurplus());
        turnstile.judge(connection.meaningless() - meaningless);
        if (!channel.isWritable() && ++heardWhileDeaf >= HEARD_WHILE_DEAF) {
            turnstile.deafen(ctx, true);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (channel.isWritable()) {
            heardWhileDeaf = 0;
            turnstile.deafen(ctx, false);
            wake();
        }
    }

    private void drain() {
        woken.getAndSet(false);
        if (state == State.PARTED || state == State.CLOSED) {
            return;
        }
        boolean dry = false;
        try {
            dry = writeRuns();
        } catch (RuntimeException e) {
            channel.pipeline().fireExceptionCaught(e);
        }
        channel.flush();
        if (dry && state == State.LEAVING) {
            part(ControlFrame.close(farewell.code(), farewell.reason()),
                    ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }

    /** Writes until the connection has no more, and then is true, or the socket takes no more. */
    private boolean writeRuns() {
        while (channel.isWritable()) {
            writePong();
            ByteBuffer run = connection.next();
            if (!run.hasRemaining()) {
                return true;
            }
            channel.write(Unpooled.wrappedBuffer(run), channel.voidPromise());
        }
        return false;
    }

    private void leave(Farewell why) {
        if (why.shutsOut()) {
            shutOut(why);
        } else if (state == State.OPEN) {
            state = State.LEAVING;
            farewell = why;
            reason = why.reason();
            closeInTime();
            drain();
        }
    }

    /** What was to be said and done for the client before is not any more, and its socket ends soon, read or not. */
    private void shutOut(Farewell why) {
        if (state != State.CLOSED) {
            forget(connection::shutOut);
            channel.eventLoop().schedule(this::reset, SHUTTING_OUT.toNanos(), TimeUnit.NANOSECONDS);
            expel(why.code(), why.reason());
        }
    }

    /** Ends the socket without waiting for anybody on the way: neither for TLS nor for what the system has to send. */
    private void reset() {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            Parting.cut(channel);
        }
    }

    private void forget(Runnable last) {
        if (!forgotten) {
            forgotten = true;
            visits.leave(visit);
            last.run();
        }
    }

    private void clientCloses(CloseWebSocketFrame close) {
        if (state == State.PARTED) {
            channel.close();
            return;
        }
        int code = close.statusCode();
        reason = "the client closed, " + (code < 0 ? "without a code" : "code " + code);
        part(code < 0 ? ControlFrame.close() : ControlFrame.close(code, ""), ChannelFutureListener.CLOSE);
    }

    private void expel(int code, String why) {
        if (state == State.OPEN || state == State.LEAVING) {
            reason = why;
            channel.pipeline().replace(Stage.FRAMES, Stage.FRAMES, new Discard());
            part(ControlFrame.close(code, why), Parting.AFTER_WRITING);
        }
    }

    private void part(ByteBuf closeFrame, ChannelFutureListener after) {
        state = State.PARTED;
        closeInTime();
        channel.pipeline().remove(Stage.HEARTBEAT);
        turnstile.open(channel.pipeline().context(this));
        channel.writeAndFlush(closeFrame).addListener(after);
    }

    private void closeInTime() {
        channel.eventLoop().schedule(() -> {
            Parting.cut(channel);
        }, closing.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof Farewell why) {
            leave(why);
        } else if (event == Heartbeat.Silence.NOTICED) {
            reason = "the client is silent";
            Parting.cut(channel);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            log.info("{} closed: {}", name, reason);
            forget(connection::closed);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        switch (cause) {
            case Violation violation -> expel(violation.code(), violation.reason());
            case CorruptedWebSocketFrameException broken ->
                expel(broken.closeStatus().code(), reason(broken));
            case IOException gone -> {
                log.debug("{} broke off", name, gone);
                Parting.cut(channel);
            }
            default -> {
                log.error("{} ends with an error", name, cause);
                expel(WebSocketCloseStatus.INTERNAL_SERVER_ERROR.code(), "the bridge failed: connect again");
            }
        }
    }

    private static String reason(CorruptedWebSocketFrameException broken) {
        return String.valueOf(broken.getMessage());
    }
}

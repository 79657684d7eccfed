package dev.drawbridge.server.endpoint;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Pings a client, and tells when it has shown no sign of life since. */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the socket, which is heard of
final class Heartbeat extends ChannelInboundHandlerAdapter {
    /** The event that the client is silent. */
    enum Silence {
        NOTICED
    }

    private final Duration interval;
    private final Duration patience;

    /** As many bytes are a sign of life before they are a frame: of a large message that takes long to come. */
    private static final int LIVELY = 4096;

    private long frames;
    private long bytes;
    private boolean pinging;
    private @Nullable Future<?> next;

    Heartbeat(Timing timing) {
        interval = timing.ping();
        patience = timing.silence();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        next = ctx.executor().scheduleAtFixedRate(() -> beat(ctx), interval.toNanos(), interval.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (next != null) {
            next.cancel(/* mayInterruptIfRunning= */ false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object part) {
        if (part instanceof ByteBuf some) {
            bytes += some.readableBytes();
        }
        ctx.fireChannelRead(part);
    }

    /** A frame has come, whole. */
    void frame() {
        frames++;
    }

    /** Silence counts from when the ping has left: a client that takes long to read all before it is not gone. */
    private void beat(ChannelHandlerContext ctx) {
        if (pinging) {
            return;
        }
        pinging = true;
        ctx.writeAndFlush(ControlFrame.ping()).addListener(sent -> {
            pinging = false;
            long framesBefore = frames;
            long bytesBefore = bytes;
            if (sent.isSuccess()) {
                ctx.executor().schedule(() -> listen(ctx, framesBefore, bytesBefore), patience.toNanos(),
                        TimeUnit.NANOSECONDS);
            }
        });
    }

    private void listen(ChannelHandlerContext ctx, long framesBefore, long bytesBefore) {
        if (!ctx.isRemoved() && frames == framesBefore && bytes - bytesBefore < LIVELY) {
            ctx.fireUserEventTriggered(Silence.NOTICED);
        }
    }
}

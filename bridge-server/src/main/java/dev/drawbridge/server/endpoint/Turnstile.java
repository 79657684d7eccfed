package dev.drawbridge.server.endpoint;

import dev.drawbridge.server.access.limit.Allotment;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a client says, and decides whether its socket is read on: not while it does not read itself, and not while
 * its device has said too much.
 */
final class Turnstile extends ChannelInboundHandlerAdapter {
    private final Allotment allotment;
    private final Heartbeat heartbeat;

    private boolean deaf;
    private boolean open;
    private Duration wait = Duration.ZERO;
    private @Nullable Future<?> end;

    Turnstile(Allotment allotment, Heartbeat heartbeat) {
        this.allotment = allotment;
        this.heartbeat = heartbeat;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object part) {
        if (part instanceof WebSocketFrame frame) {
            heartbeat.frame();
            wait = allotment.take(frame.content().readableBytes());
            pause(ctx, wait);
        }
        ctx.fireChannelRead(part);
    }

    /** Counts what a message has come to besides what was sent of it: to inflate it is work as well. */
    void charge(ChannelHandlerContext ctx, int bytes) {
        if (bytes > 0) {
            pause(ctx, allotment.inflate(bytes));
        }
    }

    private void pause(ChannelHandlerContext ctx, Duration howLong) {
        if (howLong.isPositive() && end == null) {
            end = ctx.executor().schedule(() -> goOn(ctx), howLong.toNanos(), TimeUnit.NANOSECONDS);
            turn(ctx);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (end != null) {
            end.cancel(/* mayInterruptIfRunning= */ false);
        }
    }

    private void goOn(ChannelHandlerContext ctx) {
        end = null;
        turn(ctx);
    }

    /** How long the client should have waited with what it has just said; not at all, if that is all right. */
    Duration tooSoonBy() {
        return wait;
    }

    /** Ends a client that says too much without a meaning. */
    void judge(long meaningless) throws Violation {
        if (!allotment.bears(meaningless)) {
            throw Violation.policy("too many messages that are not JSON-RPC: send one request per message");
        }
    }

    /** Notes whether the client does not read what it is sent. */
    void deafen(ChannelHandlerContext ctx, boolean isDeaf) {
        deaf = isDeaf;
        turn(ctx);
    }

    /** Lets everything through from now on, since it only has to end. */
    void open(ChannelHandlerContext ctx) {
        open = true;
        turn(ctx);
    }

    private void turn(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(open || (!deaf && end == null));
    }
}

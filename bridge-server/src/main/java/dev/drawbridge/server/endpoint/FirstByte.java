package dev.drawbridge.server.endpoint;

import dev.drawbridge.server.tls.Tls;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Looks whether a socket begins to speak TLS, and only then gets what that takes; whoever speaks HTTP instead is told so.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the socket, which is heard of
final class FirstByte extends ChannelInboundHandlerAdapter {
    /** The first byte of every TLS connection: a record of the handshake. */
    private static final int HANDSHAKE = 22;
    private static final String ADVICE = "this port speaks TLS: use wss:// or https://\n";
    private static final byte[] ANSWER = ("HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-type: text/plain\r\n"
            + "content-length: " + ADVICE.length() + "\r\n\r\n" + ADVICE).getBytes(StandardCharsets.US_ASCII);

    private final Tls tls;
    private final Executor handshakes;

    /** @param handshakes reckons what would hold up the other sockets of an event loop */
    FirstByte(Tls tls, Executor handshakes) {
        this.tls = tls;
        this.handshakes = handshakes;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
        if (!(bytes instanceof ByteBuf first) || !first.isReadable()) {
            ReferenceCountUtil.release(bytes);
        } else if (first.getByte(first.readerIndex()) == HANDSHAKE) {
            SslHandler handler = new SslHandler(tls.engine(), /* startTls= */ false,
                    task -> reckon(ctx.channel(), task));
            // the deadline is for all that comes before a client, and the session cuts off who does not read
            handler.setHandshakeTimeoutMillis(0);
            handler.setCloseNotifyFlushTimeoutMillis(0);
            ctx.pipeline().addAfter(ctx.name(), Stage.TLS, handler).addAfter(Stage.TLS, Stage.TLS_END,
                    new TlsEnd());
            ctx.fireChannelRead(bytes);
            ctx.pipeline().remove(this);
        } else {
            refuse(ctx, first);
        }
    }

    /** For whoever has left nothing is reckoned; whoever comes when too much waits has to come again. */
    private void reckon(Channel channel, Runnable task) {
        try {
            handshakes.execute(() -> {
                if (channel.isOpen()) {
                    task.run();
                }
            });
        } catch (RejectedExecutionException busy) {
            channel.close();
        }
    }

    private void refuse(ChannelHandlerContext ctx, ByteBuf first) {
        boolean looksLikeHttp = Character.isLetter(first.getByte(first.readerIndex()));
        first.release();
        ctx.pipeline().replace(this, ctx.name(), new Discard());
        if (looksLikeHttp) {
            ctx.writeAndFlush(Unpooled.wrappedBuffer(ANSWER)).addListener(Parting.AFTER_WRITING);
        } else {
            ctx.close();
        }
    }
}

package dev.drawbridge.server.endpoint;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where TLS ends, well or badly: nothing comes through it any more, and those behind it are spared what it was. */
@SuppressWarnings("FutureReturnValueIgnored") // a close that fails ends the socket, which is heard of
final class TlsEnd extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(TlsEnd.class);

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        switch (event) {
            case SslHandshakeCompletionEvent handshake -> {
                if (!handshake.isSuccess()) {
                    log.debug("{} did not come to terms about TLS", Peer.of(ctx.channel()),
                            handshake.cause());
                }
            }
            case SslCloseCompletionEvent closed -> ctx.close();
            default -> ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof SSLException
                || (cause instanceof DecoderException && cause.getCause() instanceof SSLException)) {
            log.debug("{} speaks no TLS that is understood here", Peer.of(ctx.channel()), cause);
            Parting.cut(ctx.channel());
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }
}

package dev.drawbridge.server.endpoint;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/** How the endpoint ends a socket whose last word must still arrive. */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the socket, which is heard of
final class Parting {
    /**
     * Says that nothing more comes, and reads on until the peer has closed: closing at once, while the peer still
     * sends, would reset the socket and lose what was written.
     */
    static final ChannelFutureListener AFTER_WRITING = written -> {
        SslHandler tls = written.channel().pipeline().get(SslHandler.class);
        if (written.isSuccess() && tls != null) {
            tls.closeOutbound().addListener(said -> end(written.channel(), said.isSuccess()));
        } else {
            end(written.channel(), written.isSuccess());
        }
    };

    private Parting() {}

    /** Ends a socket without the last words of TLS, for which its peer would have to read on. */
    static void cut(Channel channel) {
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first == null) {
            channel.close();
        } else {
            first.close();
        }
    }

    private static void end(Channel channel, boolean said) {
        if (said && channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        } else {
            channel.close();
        }
    }
}

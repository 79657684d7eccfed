package dev.drawbridge.server.endpoint;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;

/** How the endpoint ends a socket whose last word must still arrive. */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the socket, which is heard of
final class Parting {
    /**
     * Says that nothing more comes, and reads on until the peer has closed: closing at once, while the peer still
     * sends, would reset the socket and lose what was written.
     */
    static final ChannelFutureListener AFTER_WRITING = written -> {
        Channel channel = written.channel();
        if (written.isSuccess() && channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        } else {
            channel.close();
        }
    };

    private Parting() {}
}

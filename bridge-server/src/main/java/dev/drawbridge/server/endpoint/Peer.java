package dev.drawbridge.server.endpoint;

import io.netty.channel.Channel;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;

/** The far end of a socket as the log names it: {@code 127.0.0.1:50000}. */
final class Peer {
    private Peer() {}

    static String of(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? NetUtil.toSocketAddressString(address)
                : String.valueOf(channel.remoteAddress());
    }
}

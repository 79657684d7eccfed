package dev.drawbridge.server.endpoint;

import io.netty.channel.Channel;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;

/** The far end of a socket as the log names it: {@code 127.0.0.1:50000}. */
final class Peer {
    private Peer() {}

    static String of(Channel channel) {
        return switch (channel.remoteAddress()) {
            case InetSocketAddress address -> NetUtil.toSocketAddressString(address);
            case UnixDomainSocketAddress unnamed -> "this host";
            case null, default -> String.valueOf(channel.remoteAddress());
        };
    }
}

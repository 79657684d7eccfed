package dev.drawbridge.server.endpoint;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes sockets that were opened by another user, before a byte of them is read. */
final class OwnUserOnly extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(OwnUserOnly.class);
    private static final ChannelOption<UnixDomainPrincipal> OPENED_BY = NioChannelOption
            .of(ExtendedSocketOptions.SO_PEERCRED);

    private final String owner;

    OwnUserOnly(String owner) {
        this.owner = owner;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object accepted) {
        Channel socket = (Channel) accepted;
        Optional<String> user = Optional.ofNullable(socket.config().getOption(OPENED_BY))
                .map(principal -> principal.user().getName());
        if (user.filter(owner::equals).isPresent()) {
            ctx.fireChannelRead(accepted);
        } else {
            log.warn("refused {} at the control socket, which is for {} alone", user.orElse("somebody"),
                    owner);
            socket.unsafe().closeForcibly();
        }
    }
}

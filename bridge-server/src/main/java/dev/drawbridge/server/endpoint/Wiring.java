package dev.drawbridge.server.endpoint;

import dev.drawbridge.server.access.Forwarding;
import dev.drawbridge.server.access.limit.Anteroom;
import dev.drawbridge.server.access.limit.Limiter;
import dev.drawbridge.server.endpoint.Reply.Welcome;
import dev.drawbridge.server.tls.Tls;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The stages of a socket: those of a request first, those of a client once it is let in. */
final class Wiring extends ChannelInitializer<Channel> {
    private static final AttributeKey<Anteroom.Place> PLACE = AttributeKey.valueOf("place");
    private static final int LONGEST_REQUEST_LINE = 4 << 10;
    private static final int LONGEST_HEADERS = 16 << 10;

    private final EndpointOptions options;
    private final Reception reception;
    private final Premises premises;
    private final Optional<Tls> tls;
    private final Executor handshakes;
    private final Limiter limiter;
    private final Forwarding forwarding;
    private final ChannelGroup sockets;

    /**
     * @param handshakes reckons what TLS has to reckon
     * @param sockets is told of every socket
     */
    Wiring(EndpointOptions options, Premises premises, Optional<Tls> tls, Executor handshakes,
            Limiter limiter, ChannelGroup sockets) {
        this.options = options;
        this.forwarding = new Forwarding(options.access().proxies());
        this.reception = new Reception(premises, options.prefix(), /* secure= */ tls.isPresent(), limiter,
                forwarding);
        this.limiter = limiter;
        this.tls = tls;
        this.handshakes = handshakes;
        this.premises = premises;
        this.sockets = sockets;
    }

    @Override
    protected void initChannel(Channel channel) {
        sockets.add(channel);
        channel.attr(Reception.SINCE).set(System.nanoTime());
        Deadline deadline = new Deadline(options.timing().handshake());
        channel.pipeline().addLast(Stage.DEADLINE, deadline)
                .addLast(Stage.HTTP,
                        new HttpServerCodec(
                                new HttpDecoderConfig().setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                                        .setMaxHeaderSize(LONGEST_HEADERS)))
                .addLast(Stage.GATE, new Gate(reception, deadline, this::letIn));
        Optional<InetAddress> from = channel.remoteAddress() instanceof InetSocketAddress address
                ? Optional.of(address.getAddress()).filter(sender -> !forwarding.trusts(sender))
                : Optional.empty();
        Anteroom.Place place = limiter.enter(from, () -> Parting.cut(channel));
        if (from.filter(sender -> !limiter.mayOpen(sender)).isPresent()) {
            Parting.cut(channel);
        }
        channel.closeFuture().addListener(closed -> place.leave());
        channel.attr(PLACE).set(place);
        tls.ifPresent(identity -> channel.pipeline().addAfter(Stage.DEADLINE, Stage.FIRST_BYTE,
                new FirstByte(identity, handshakes)));
    }

    /** The socket's place is free for another; again is the same as once. */
    static void leaveAnteroom(Channel channel) {
        if (channel.hasAttr(PLACE)) {
            channel.attr(PLACE).get().leave();
        }
    }

    /** The decoder stands before the HTTP codec leaves: what that has read too far is the first frame. */
    private void letIn(Channel channel, Welcome welcome) {
        Assembly assembly = new Assembly(options.limits().message(), welcome.deflates());
        leaveAnteroom(channel);
        Heartbeat heartbeat = new Heartbeat(options.timing());
        Turnstile turnstile = new Turnstile(limiter.of(welcome.pass().visitor()), heartbeat);
        channel.pipeline().addLast(Stage.HEARTBEAT, heartbeat)
                .addLast(Stage.FRAMES, new WebSocket13FrameDecoder(decoding(welcome.deflates())))
                .addLast(Stage.TURNSTILE, turnstile).addLast(Stage.SESSION,
                        new Session(channel, turnstile, assembly, welcome, options.timing().closing(),
                                premises));
        channel.pipeline().remove(Stage.GATE);
        channel.pipeline().remove(Stage.HTTP);
        channel.pipeline().remove(Stage.DEADLINE);
    }

    /** UTF-8 is checked and violations are answered where messages are put together. */
    private WebSocketDecoderConfig decoding(boolean deflates) {
        return WebSocketDecoderConfig.newBuilder().maxFramePayloadLength(options.limits().frame())
                .expectMaskedFrames(true).allowMaskMismatch(false).allowExtensions(deflates)
                .withUTF8Validator(false).closeOnProtocolViolation(false).build();
    }
}

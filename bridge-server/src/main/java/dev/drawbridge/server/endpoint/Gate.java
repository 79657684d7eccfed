package dev.drawbridge.server.endpoint;

import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.server.endpoint.Reply.Answer;
import dev.drawbridge.server.endpoint.Reply.Later;
import dev.drawbridge.server.endpoint.Reply.Welcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a socket's requests until one of them turns it into a WebSocket. */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the socket, which is heard of
final class Gate extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    private final Reception reception;
    private final Deadline deadline;
    private final BiConsumer<Channel, Welcome> letIn;

    private @Nullable HttpRequest request;
    private final Body body = new Body();
    private @Nullable CompletableFuture<Answer> pending;
    private boolean over;

    Gate(Reception reception, Deadline deadline, BiConsumer<Channel, Welcome> letIn) {
        this.reception = reception;
        this.deadline = deadline;
        this.letIn = letIn;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object part) {
        try {
            if (!over && part instanceof HttpObject http) {
                take(ctx, http);
            }
        } finally {
            ReferenceCountUtil.release(part);
        }
    }

    private void take(ChannelHandlerContext ctx, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            answer(ctx, Reception.unreadable(part.decoderResult().cause()));
            return;
        }
        if (part instanceof HttpRequest begun) {
            if (pending != null) {
                ctx.close(); // whoever asks twice at once gets no answer
                return;
            }
            request = begun;
            reception.objection(begun).ifPresent(objection -> answer(ctx, objection));
        }
        if (part instanceof HttpContent content && request != null && !over) {
            body.write(content.content());
        }
        if (part instanceof LastHttpContent && request != null && !over) {
            HttpRequest whole = request;
            request = null;
            switch (reception.reply(whole, body.take(), ctx.channel())) {
                case Answer answer -> answer(ctx, answer);
                case Later later -> await(ctx, later.answer());
                case Welcome welcome -> welcome(ctx, welcome);
            }
        }
    }

    /** Whoever answers has its own time to do so. */
    private void await(ChannelHandlerContext ctx, CompletableFuture<Answer> answer) {
        pending = answer;
        deadline.pause();
        if (!answer.isDone()) {
            Wiring.leaveAnteroom(ctx.channel()); // of those who are answered later there are few
        }
        var _ = answer.whenCompleteAsync((given, failure) -> {
            pending = null;
            if (failure instanceof CancellationException) {
                ctx.close();
            } else if (failure != null) {
                exceptionCaught(ctx, failure);
            } else {
                answer(ctx, given);
            }
        }, ctx.executor());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (pending != null) {
            pending.cancel(/* mayInterruptIfRunning= */ false);
        }
        ctx.fireChannelInactive();
    }

    private void welcome(ChannelHandlerContext ctx, Welcome welcome) {
        over = true;
        FullHttpResponse response = response(HttpResponseStatus.SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
        response.headers().setAll(welcome.headers());
        ctx.writeAndFlush(response);
        letIn.accept(ctx.channel(), welcome);
    }

    private void answer(ChannelHandlerContext ctx, Answer answer) {
        ByteBuf text = ByteBufUtil.writeUtf8(ctx.alloc(),
                answer.body().isEmpty() ? "" : answer.body() + "\n");
        int length = text.readableBytes();
        FullHttpResponse response = response(answer.status(), text);
        response.headers().setAll(answer.headers()).set(HttpHeaderNames.CONTENT_LENGTH, length);
        if (length > 0 && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE)) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        }
        if (answer.lasting()) {
            ctx.writeAndFlush(response);
            deadline.extend(ctx);
            return;
        }
        over = true;
        if (answer.status().code() >= HttpResponseStatus.BAD_REQUEST.code()) {
            log.info("refused {}: {}", Peer.of(ctx.channel()), answer.status());
        }
        if (!response.headers().contains(HttpHeaderNames.CONNECTION)) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        ctx.writeAndFlush(response).addListener(Parting.AFTER_WRITING);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof Farewell) {
            ctx.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            log.debug("{} broke off", Peer.of(ctx.channel()), cause);
        } else {
            log.error("a request from {} was not answered", Peer.of(ctx.channel()), cause);
        }
        ctx.close();
    }

    private static FullHttpResponse response(HttpResponseStatus status, ByteBuf text) {
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, text);
    }
}

package dev.drawbridge.server.endpoint;

import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes a socket that does not become a client in time, however busily it sends. */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the socket, which is heard of
final class Deadline extends ChannelHandlerAdapter {
    private final Duration time;
    private @Nullable Future<?> end;

    Deadline(Duration time) {
        this.time = time;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        extend(ctx);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        cancel();
    }

    /** Gives the socket the whole time once more. */
    void extend(ChannelHandlerContext ctx) {
        cancel();
        end = ctx.executor().schedule(() -> {
            ctx.close();
        }, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Lets the socket take its time until that is given anew. */
    void pause() {
        cancel();
    }

    private void cancel() {
        if (end != null) {
            end.cancel(/* mayInterruptIfRunning= */ false);
        }
    }
}

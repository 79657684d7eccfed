package dev.drawbridge.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.server.access.limit.LimitOptions;
import dev.drawbridge.server.access.limit.Limiter;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten frames a second, of which two hundred may come at once. */
final class TurnstileTest {
    private static final int AT_ONCE = 200;

    private final AtomicLong nanos = new AtomicLong();
    private final Limiter limiter = new Limiter(new LimitOptions(9, 9, 9, 9, 10, 1 << 20), nanos::get);
    private final Turnstile turnstile = new Turnstile(limiter.of(Visitor.OWNER),
            new Heartbeat(Timing.STANDARD));
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void start() {
        channel.freezeTime();
        channel.pipeline().addLast(turnstile);
    }

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    @Test
    void whatIsTooMuchIsHandedOnAsThatAndNothingMoreIsReadForAWhile() {
        frames(AT_ONCE);
        assertThat(turnstile.tooSoonBy()).isZero();
        assertThat(isRead()).isTrue();
        frames(1);
        Duration wait = turnstile.tooSoonBy();
        assertThat(wait).isPositive().isLessThan(Duration.ofSeconds(1));
        assertThat(isRead()).isFalse();
        passes(wait.minusMillis(1));
        assertThat(isRead()).isFalse();
        passes(Duration.ofMillis(2));
        assertThat(isRead()).isTrue();
        frames(1);
        assertThat(turnstile.tooSoonBy()).isZero();
    }

    @Test
    void whatAMessageComesToCountsAsWellAsWhatWasSentOfIt() {
        ChannelHandlerContext context = channel.pipeline().context(turnstile);
        turnstile.charge(context, 20 << 20);
        assertThat(isRead()).isTrue();
        turnstile.charge(context, 1 << 20);
        assertThat(isRead()).isFalse();
        passes(Duration.ofMillis(1100));
        assertThat(isRead()).isTrue();
    }

    @Test
    void whoDoesNotReadIsNotReadWhenTheWaitIsOverEither() {
        ChannelHandlerContext context = channel.pipeline().context(turnstile);
        frames(AT_ONCE + 1);
        turnstile.deafen(context, true);
        passes(Duration.ofSeconds(2));
        assertThat(isRead()).isFalse();
        turnstile.deafen(context, false);
        assertThat(isRead()).isTrue();
        frames(AT_ONCE);
        turnstile.deafen(context, false);
        assertThat(isRead()).isFalse();
        turnstile.open(context);
        assertThat(isRead()).isTrue();
    }

    @Test
    void nonsenseIsJudgedByTheDeviceAndNotByTheSocket() throws Exception {
        for (int i = 0; i < 100; i++) {
            new Turnstile(limiter.of(Visitor.OWNER), new Heartbeat(Timing.STANDARD)).judge(1);
        }
        assertThatThrownBy(() -> turnstile.judge(1)).isInstanceOf(Violation.class);
        turnstile.judge(0);
    }

    private boolean isRead() {
        return channel.config().isAutoRead();
    }

    private void frames(int count) {
        for (int i = 0; i < count; i++) {
            channel.writeInbound(new TextWebSocketFrame(Unpooled.EMPTY_BUFFER));
            ReferenceCountUtil.release(channel.readInbound());
        }
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runPendingTasks();
    }
}

package dev.drawbridge.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.server.access.limit.LimitOptions;
import dev.drawbridge.server.access.limit.Limiter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client on a channel whose clock and whose writability the test holds in its hand. */
final class SessionTest {
    private static final int HIGH = 1000;
    private static final EndpointOptions OPTIONS = EndpointOptions.at(new BindAddress("127.0.0.1", 0));

    private final FakeConnections connections = FakeConnections.remembering();
    private final Valve valve = new Valve();
    private final EmbeddedChannel channel = new EmbeddedChannel(valve);

    @BeforeEach
    void upgrade() {
        channel.freezeTime();
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(HIGH / 2, HIGH));
        channel.pipeline().addLast(new Wiring(OPTIONS, Premises.plain(OPTIONS, connections, () -> true),
                Optional.empty(), Runnable::run, new Limiter(LimitOptions.STANDARD, Ticker.systemTicker()),
                new DefaultChannelGroup(GlobalEventExecutor.INSTANCE)));
        channel.writeInbound(
                Unpooled.copiedBuffer(RawClient.upgrade("/ws"), StandardCharsets.US_ASCII));
        assertThat(said()).startsWith("HTTP/1.1 101 ");
    }

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
        assertThat(connection().closed).hasValue(1);
    }

    @Test
    void manyWakesAreOneLookAndNoFrameIsLost() {
        connection().say(Frames.text("one"));
        connection().say(Frames.text("two"));
        channel.runPendingTasks();
        connection().client.wake();
        connection().say(Frames.text("three"));
        channel.runPendingTasks();
        assertThat(said()).contains("one").contains("two").contains("three");
        assertThat(connection().looks).hasValue(5);
    }

    @Test
    void aFrameThatComesRightAfterTheLookIsNotLost() {
        connection().sayAfterNextEmptyLook(Frames.text("just missed"));
        connection().say(Frames.text("in time"));
        channel.runPendingTasks();
        assertThat(said()).contains("in time").contains("just missed");
    }

    @Test
    void nothingMoreIsTakenForAClientThatDoesNotRead() {
        stall();
        int given = connection().runsGiven.get();
        connection().say(Frames.text("later"));
        channel.runPendingTasks();
        assertThat(connection().runsGiven).hasValue(given);

        recover();
        channel.runPendingTasks();
        assertThat(said()).contains("later");
    }

    @Test
    void aClientThatSendsAndDoesNotReadIsSoonNotRead() {
        stall();
        pause();
        recover();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void ofPingsThatWaitOnlyTheLastIsAnswered() {
        stall();
        long waiting = channel.bytesBeforeWritable();
        for (int i = 0; i < 1000; i++) {
            hears(Frames.masked(Frames.FINAL | Frames.PING, "ping " + i));
        }
        assertThat(channel.bytesBeforeWritable()).isEqualTo(waiting);

        recover();
        channel.runPendingTasks();
        assertThat(said()).contains("ping 999").doesNotContain("ping 998");
    }

    @Test
    void pingsAreSentForAsLongAsTheyAreAnswered() {
        for (int i = 0; i < 20; i++) {
            passes(Duration.ofSeconds(15));
            assertThat(written()).containsExactly(Frames.FINAL | Frames.PING, 0);
            hears(Frames.masked(Frames.FINAL | Frames.PONG, ""));
        }
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void anyFrameIsASignOfLifeAndSoIsMuchOfALongOne() {
        passes(Duration.ofSeconds(15));
        passes(Duration.ofMillis(19_900));
        hears(Frames.masked(Frames.FINAL | Frames.TEXT, "{}"));
        passes(Duration.ofMillis(200));
        assertThat(channel.isOpen()).isTrue();
        passes(Duration.ofSeconds(15));
        byte[] slow = Frames.masked(Frames.FINAL | Frames.TEXT, "x".repeat(100_000));
        hears(Arrays.copyOf(slow, 5000));
        passes(Duration.ofSeconds(20));
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aFrameThatComesByteAfterByteIsNoSignOfLife() {
        passes(Duration.ofSeconds(15));
        byte[] slow = Frames.masked(Frames.FINAL | Frames.TEXT, "x".repeat(100));
        for (int second = 0; second < 20; second++) {
            hears(new byte[]{slow[second]});
            passes(Duration.ofSeconds(1));
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aClientThatIsSilentAfterAPingIsGone() {
        passes(Duration.ofSeconds(15));
        passes(Duration.ofMillis(19_900));
        assertThat(channel.isOpen()).isTrue();
        passes(Duration.ofMillis(200));
        assertThat(channel.isOpen()).isFalse();
        assertThat(connection().closed).hasValue(1);
    }

    @Test
    void aPingThatHasNotLeftIsNotWaitedFor() {
        stall();
        passes(Duration.ofMinutes(10));
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aClientThatDoesNotTakeItsFarewellIsClosedInTime() {
        stall();
        connection().say(Frames.text("unread"));
        connection().client.close(Farewell.SHUTTING_DOWN);
        channel.runPendingTasks();
        passes(Duration.ofMillis(1900));
        assertThat(channel.isOpen()).isTrue();
        passes(Duration.ofMillis(200));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void afterAFarewellNothingIsSaidOrHeard() {
        connection().client.close(Farewell.SHUTTING_DOWN);
        channel.runPendingTasks();
        assertThat(written()).startsWith(Frames.FINAL | Frames.CLOSE);
        connection().say(Frames.text("late"));
        hears(Frames.masked(Frames.FINAL | Frames.TEXT, "late"));
        hears(Frames.masked(Frames.FINAL | Frames.PING, "late"));
        connection().client.close(Farewell.TOO_FAR_BEHIND);
        channel.runPendingTasks();
        assertThat(channel.outboundMessages()).isEmpty();
        assertThat(connection().texts).isEmpty();
        hears(Frames.closing(1001));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoIsShutOutIsNotHeardFromThatMomentOn() {
        connection().client.close(Farewell.REVOKED);
        hears(Frames.masked(Frames.FINAL | Frames.TEXT, "too late"));
        assertThat(connection().texts).isEmpty();
        assertThat(connection().closed).hasValue(1);
        assertThat(said()).isEqualTo(shutOutFrame());
    }

    @Test
    void whoIsShutOutIsGivenNothingThatWasWaiting() {
        stall();
        connection().say(Frames.text("secret"));
        connection().client.close(Farewell.REVOKED);
        channel.runPendingTasks();
        assertThat(connection().closed).hasValue(1);
        valve.shut = false;
        channel.flush();
        channel.runPendingTasks();
        assertThat(said()).endsWith(shutOutFrame()).doesNotContain("secret");
    }

    @Test
    void whoIsShutOutAndDoesNotReadIsGoneWithinASecond() {
        stall();
        connection().client.close(Farewell.REVOKED);
        channel.runPendingTasks();
        goesSoon();
    }

    @Test
    void whoIsShutOutWhileLeavingDoesNotStayForTheRest() {
        stall();
        connection().say(Frames.text("unread"));
        connection().client.close(Farewell.SHUTTING_DOWN);
        channel.runPendingTasks();
        connection().client.close(Farewell.REVOKED);
        channel.runPendingTasks();
        assertThat(connection().closed).hasValue(1);
        goesSoon();
    }

    @Test
    void whoIsShutOutWhilePartingDoesNotStayForTheRest() {
        stall();
        hears(Frames.masked(0x70 | Frames.FINAL | Frames.TEXT, "a violation"));
        connection().client.close(Farewell.REVOKED);
        channel.runPendingTasks();
        assertThat(connection().closed).hasValue(1);
        goesSoon();
    }

    private void goesSoon() {
        passes(Duration.ofMillis(400));
        assertThat(channel.isOpen()).isTrue();
        passes(Duration.ofMillis(400));
        assertThat(channel.isOpen()).isFalse();
    }

    private static String shutOutFrame() {
        ByteBuf frame = ControlFrame.close(4001, Farewell.REVOKED.reason());
        String text = frame.toString(StandardCharsets.UTF_8);
        frame.release();
        return text;
    }

    /** Sends until the bridge does not read any more. */
    private void pause() {
        for (int i = 0; i < Session.HEARD_WHILE_DEAF; i++) {
            assertThat(channel.config().isAutoRead()).isTrue();
            hears(Frames.masked(Frames.FINAL | Frames.TEXT, "flood"));
        }
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    /** Puts more behind the socket than it takes. */
    @SuppressWarnings("FutureReturnValueIgnored") // a void promise
    private void stall() {
        valve.shut = true;
        channel.write(Unpooled.buffer(2 * HIGH).writeZero(2 * HIGH), channel.voidPromise());
        assertThat(channel.isWritable()).isFalse();
    }

    private void recover() {
        valve.shut = false;
        channel.flush();
        assertThat(channel.isWritable()).isTrue();
    }

    private void passes(Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    private void hears(byte[] bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    }

    private FakeConnection connection() {
        return connections.opened.getFirst();
    }

    private String said() {
        StringBuilder all = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            all.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.release();
        }
        return all.toString();
    }

    private byte[] written() {
        ByteBuf bytes = channel.readOutbound();
        byte[] copy = new byte[bytes.readableBytes()];
        bytes.readBytes(copy).release();
        return copy;
    }

    /** A socket that takes what is written, or does not. */
    private static final class Valve extends ChannelOutboundHandlerAdapter {
        boolean shut;

        @Override
        public void flush(ChannelHandlerContext context) {
            if (!shut) {
                context.flush();
            }
        }
    }
}

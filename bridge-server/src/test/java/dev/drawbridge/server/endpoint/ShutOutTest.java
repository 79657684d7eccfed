package dev.drawbridge.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.server.access.Access;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Visits;
import dev.drawbridge.server.http.Routes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that may not be in any more, on real sockets. */
@Timeout(30)
final class ShutOutTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    /** It takes less than a second, but for a machine that has much else to do; nothing else would end it so soon. */
    private static final Duration QUICKLY = Duration.ofSeconds(8);
    private static final String DEVICE = Visitor.LOCAL.deviceId();

    private final AtomicBoolean welcome = new AtomicBoolean(/* initialValue= */ true);
    private final Visits visits = new Visits(visitor -> welcome.get());
    private final FakeConnections connections = FakeConnections.remembering();
    private Endpoint endpoint = endpoint();

    private Endpoint endpoint() {
        EndpointOptions options = EndpointOptions.at(new BindAddress("127.0.0.1", 0));
        try {
            return Endpoint.start(options, new Premises(Access.by(AccessOptions.open(), "127.0.0.1"), visits,
                    Routes.none(), connections, () -> true), Optional.empty());
        } catch (CannotListenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @BeforeEach
    void nobodyIsIn() {
        assertThat(visits.of(DEVICE)).isZero();
    }

    @AfterEach
    void close() {
        endpoint.close();
        assertThat(visits.of(DEVICE)).isZero();
        assertThat(connections.opened).allSatisfy(connection -> assertThat(connection.closed).hasValue(1));
    }

    @Test
    void theyAreToldWhyAndTheirSocketsEndQuickly() throws Exception {
        try (RawClient one = RawClient.upgraded(endpoint); RawClient other = RawClient.upgraded(endpoint)) {
            await().atMost(SOON).until(() -> visits.of(DEVICE) == 2);
            long begin = System.nanoTime();
            visits.end(DEVICE, Farewell.REVOKED);
            for (RawClient client : new RawClient[]{one, other}) {
                RawClient.Received farewell = client.frame();
                assertThat(farewell.closeCode()).isEqualTo(4001);
                assertThat(farewell.text()).endsWith("pair it again");
                assertThat(client.isClosedByBridge()).isTrue();
            }
            assertThat(since(begin)).isLessThan(QUICKLY);
        }
    }

    @Test
    void oneThatDoesNotReadIsGoneQuickly() throws Exception {
        try (RawClient client = flooded()) {
            long begin = System.nanoTime();
            visits.end(DEVICE, Farewell.REVOKED);
            await().atMost(QUICKLY).pollInterval(Duration.ofMillis(10))
                    .until(() -> !takes(client, Frames.masked(Frames.FINAL | Frames.PING, "")));
            assertThat(since(begin)).isBetween(Duration.ofMillis(300), QUICKLY);
        }
    }

    @Test
    void oneThatDoesNothingForASecondGetsNothingOfWhatWaitedForIt() throws Exception {
        try (RawClient client = flooded()) {
            visits.end(DEVICE, Farewell.REVOKED);
            await().pollDelay(A_SECOND).atMost(SOON).until(() -> true);
            assertThatThrownBy(() -> client.frame()).isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    /** A client behind whose socket more waits than that takes. */
    private RawClient flooded() throws IOException {
        RawClient client = RawClient.to(endpoint, /* receiveBuffer= */ 4096);
        assertThat(client.request(RawClient.upgrade("/ws"))).startsWith("HTTP/1.1 101 ");
        await().atMost(SOON).until(() -> connections.opened.size() == 1);
        FakeConnection connection = connections.opened.getFirst();
        for (int i = 0; i < 100; i++) {
            connection.say(Frames.text("x".repeat(1 << 20)));
        }
        await().atMost(SOON).until(() -> connection.runsGiven.get() > 0);
        return client;
    }

    @Test
    void whatTheySendAfterwardsIsNotHeard() throws Exception {
        try (RawClient client = RawClient.upgraded(endpoint)) {
            await().atMost(SOON).until(() -> visits.of(DEVICE) == 1);
            visits.end(DEVICE, Farewell.REVOKED);
            for (int i = 0; i < 100
                    && takes(client, Frames.masked(Frames.FINAL | Frames.TEXT, "do it")); i++) {
                // it goes on as long as it can
            }
            assertThat(client.isClosedByBridge()).isTrue();
            assertThat(connections.opened.getFirst().texts).isEmpty();
        }
    }

    @Test
    void oneThatIsRevokedWhileItComesInDoesNotStay() throws Exception {
        welcome.set(false);
        try (RawClient client = RawClient.to(endpoint)) {
            ByteArrayOutputStream inOneGo = new ByteArrayOutputStream();
            inOneGo.writeBytes(RawClient.upgrade("/ws").getBytes(StandardCharsets.US_ASCII));
            inOneGo.writeBytes(Frames.masked(Frames.FINAL | Frames.TEXT, "do it"));
            client.send(inOneGo.toByteArray());
            assertThat(client.response()).startsWith("HTTP/1.1 101 ");
            assertThat(client.frame().closeCode()).isEqualTo(4001);
            assertThat(client.isClosedByBridge()).isTrue();
            assertThat(connections.opened.getFirst().texts).isEmpty();
        }
    }

    @Test
    void othersStay() throws Exception {
        try (RawClient client = RawClient.upgraded(endpoint)) {
            await().atMost(SOON).until(() -> visits.of(DEVICE) == 1);
            visits.end("another", Farewell.REVOKED);
            client.send(Frames.masked(Frames.FINAL | Frames.TEXT, "still here"));
            await().atMost(SOON).until(() -> connections.opened.getFirst().texts.contains("still here"));
            client.send(Frames.closing(1000));
            assertThat(client.isClosedByBridge()).isTrue();
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static boolean takes(RawClient client, byte[] frame) {
        try {
            client.send(frame);
            return true;
        } catch (IOException ended) {
            return false;
        }
    }
}

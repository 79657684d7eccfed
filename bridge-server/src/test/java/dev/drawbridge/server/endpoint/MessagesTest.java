package dev.drawbridge.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.server.log.Log;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MessagesTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int LIMIT = 100_000;
    private static final String DEFLATE = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits";

    private final FakeConnections connections = FakeConnections.remembering();
    private Endpoint endpoint;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        endpoint = Endpoint.start(
                EndpointOptions.at(new BindAddress("127.0.0.1", 0)).withLimits(new Limits(LIMIT, LIMIT)),
                connections,
                () -> true);
        client = RawClient.upgraded(endpoint, DEFLATE);
        await().atMost(SOON).until(() -> connections.opened.size() == 1);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        endpoint.close();
    }

    @Test
    void fragmentsAreOneMessageAndControlFramesMayComeBetween() throws Exception {
        client.send(Frames.masked(Frames.TEXT, "hä".getBytes(StandardCharsets.UTF_8)));
        client.send(Frames.masked(Frames.FINAL | Frames.PING, "between"));
        client.send(Frames.masked(Frames.CONTINUATION, ""));
        client.send(Frames.masked(Frames.FINAL | Frames.CONTINUATION, "llo"));
        client.send(Frames.masked(Frames.FINAL | Frames.BINARY, "bits"));
        RawClient.Received pong = client.frame();
        assertThat(pong.first()).isEqualTo(Frames.FINAL | Frames.PONG);
        assertThat(pong.text()).isEqualTo("between");
        await().atMost(SOON).until(() -> connection().binaries.size() == 1);
        assertThat(connection().texts).containsExactly("hällo");
        assertThat(connection().binaries.getFirst()).asString(StandardCharsets.UTF_8).isEqualTo("bits");
    }

    @Test
    void compressedMessagesAreInflatedWholeOrInFragments() throws Exception {
        byte[] deflated = Frames.deflated("compressed".getBytes(StandardCharsets.UTF_8));
        client.send(Frames.masked(Frames.FINAL | Frames.RSV1 | Frames.TEXT, deflated));
        client.send(Frames.masked(Frames.RSV1 | Frames.TEXT, Arrays.copyOf(deflated, 3)));
        client.send(Frames.masked(Frames.FINAL | Frames.CONTINUATION,
                Arrays.copyOfRange(deflated, 3, deflated.length)));
        client.send(Frames.masked(Frames.FINAL | Frames.TEXT, "plain"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(connection().texts).containsExactly("compressed", "compressed",
                                "plain"));
    }

    @Test
    void framesOfTheEngineGoOutAsTheyAre() throws Exception {
        byte[] deflated = Frames.deflated("for all".getBytes(StandardCharsets.UTF_8));
        ByteBuffer compressed = Frames.unmasked(Frames.FINAL | Frames.RSV1 | Frames.TEXT, deflated);
        ByteBuffer direct = ByteBuffer.allocateDirect(100).put(Frames.text("one")).put(Frames.text("two"))
                .flip()
                .asReadOnlyBuffer();
        connection().say(compressed);
        connection().say(direct);
        RawClient.Received first = client.frame();
        assertThat(first.first()).isEqualTo(Frames.FINAL | Frames.RSV1 | Frames.TEXT);
        assertThat(first.payload()).isEqualTo(deflated);
        assertThat(client.frame().text()).isEqualTo("one");
        assertThat(client.frame().text()).isEqualTo("two");
    }

    @Test
    void aMessageAtTheLimitIsTaken() throws Exception {
        client.send(Frames.masked(Frames.FINAL | Frames.TEXT, "x".repeat(LIMIT)));
        await().atMost(SOON).until(() -> connection().texts.equals(List.of("x".repeat(LIMIT))));
    }

    @Test
    void aFrameBeyondTheLimitEndsTheConnection() throws Exception {
        client.send(Frames.masked(Frames.FINAL | Frames.TEXT, "x".repeat(LIMIT + 1)));
        endsWith(1009);
    }

    @Test
    void aClientInTheMiddleOfALongFrameStillReadsWhyItIsEnded() throws Exception {
        client.send(Frames.masked(Frames.FINAL | Frames.TEXT, "x".repeat(200 * LIMIT)));
        endsWith(1009);
    }

    @Test
    void fragmentsBeyondTheLimitEndTheConnection() throws Exception {
        client.send(Frames.masked(Frames.TEXT, "x".repeat(LIMIT)));
        client.send(Frames.masked(Frames.CONTINUATION, "x"));
        endsWith(1009);
    }

    @Test
    void aBombEndsTheConnection() throws Exception {
        client.send(Frames.masked(Frames.FINAL | Frames.RSV1 | Frames.TEXT,
                Frames.deflated(new byte[20_000_000])));
        endsWith(1009);
    }

    @Test
    void textThatIsNotUtf8EndsTheConnectionAtTheFragmentThatShowsIt() throws Exception {
        client.send(Frames.masked(Frames.TEXT, new byte[]{'a', (byte) 0xff}));
        endsWith(1007);
    }

    @Test
    void compressedTextThatIsNotUtf8EndsTheConnection() throws Exception {
        client.send(Frames.masked(Frames.FINAL | Frames.RSV1 | Frames.TEXT,
                Frames.deflated(new byte[]{'a', (byte) 0xc3})));
        endsWith(1007);
    }

    @Test
    void aFrameThatIsNotMaskedEndsTheConnection() throws Exception {
        client.send(new byte[]{(byte) (Frames.FINAL | Frames.TEXT), 1, 'x'});
        endsWith(1002);
    }

    @Test
    void reservedBitsEndTheConnection() throws Exception {
        client.send(Frames.masked(Frames.FINAL | 0x20 | Frames.TEXT, "x"));
        endsWith(1002);
    }

    @Test
    void aCompressedControlFrameEndsTheConnection() throws Exception {
        client.send(Frames.masked(Frames.FINAL | Frames.RSV1 | Frames.PING, "x"));
        endsWith(1002);
    }

    @Test
    void theEngineIsToldWhoTakesCompressedFrames() throws Exception {
        try (RawClient plain = RawClient.upgraded(endpoint)) {
            plain.send(Frames.masked(Frames.FINAL | Frames.PING, ""));
            plain.frame();
            assertThat(connections.opened).extracting(connection -> connection.client.deflates())
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void aCompressedFrameNobodyAgreedToEndsTheConnection() throws Exception {
        try (RawClient plain = RawClient.upgraded(endpoint)) {
            plain.send(Frames.masked(Frames.FINAL | Frames.RSV1 | Frames.TEXT, "x"));
            assertThat(plain.frame().closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void nothingIsHeardAfterAViolation() throws Exception {
        client.send(Frames.masked(Frames.CONTINUATION, "x"));
        client.send(Frames.masked(Frames.FINAL | Frames.TEXT, "too late"));
        endsWith(1002);
        assertThat(connection().texts).isEmpty();
    }

    @Test
    void aCloseIsAnsweredWithItsCode() throws Exception {
        client.send(Frames.closing(3456));
        endsWith(3456);
    }

    @Test
    void aCloseWithoutACodeIsAnsweredWithoutOne() throws Exception {
        client.send(Frames.masked(Frames.FINAL | Frames.CLOSE, ""));
        RawClient.Received close = client.frame();
        assertThat(close.first()).isEqualTo(Frames.FINAL | Frames.CLOSE);
        assertThat(close.payload()).isEmpty();
    }

    @Test
    void aConnectionThatFailsEndsWithoutTellingWhy(Log log) throws Exception {
        log.expect("ends with an error");
        connection().failWith(new IllegalStateException("secret of the inside"));
        client.send(Frames.masked(Frames.FINAL | Frames.TEXT, "x"));
        RawClient.Received close = client.frame();
        assertThat(close.closeCode()).isEqualTo(1011);
        assertThat(close.text()).doesNotContain("secret");
    }

    private void endsWith(int code) throws Exception {
        RawClient.Received close = client.frame();
        assertThat(close.first()).isEqualTo(Frames.FINAL | Frames.CLOSE);
        assertThat(close.closeCode()).isEqualTo(code);
        assertThat(client.isClosedByBridge()).isTrue();
        client.close();
        await().atMost(SOON).untilAsserted(() -> assertThat(connection().closed).hasValue(1));
    }

    private FakeConnection connection() {
        return connections.opened.getFirst();
    }
}

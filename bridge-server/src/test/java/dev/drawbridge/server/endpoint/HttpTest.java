package dev.drawbridge.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Token;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpTest {
    private static final String TOKEN = "Authorization: Bearer sekrit";

    private final AtomicBoolean ready = new AtomicBoolean();
    private final FakeConnections connections = FakeConnections.remembering();
    private Endpoint endpoint;

    @BeforeEach
    void start() throws Exception {
        endpoint = endpointWith(Timing.STANDARD);
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void healthAndReadinessAreToldWithoutATokenAndOnOneSocket() throws Exception {
        try (RawClient client = RawClient.to(endpoint)) {
            assertThat(client.request(RawClient.get("/healthz"))).startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("content-length: 0\r\n\r\n");
            assertThat(client.request(RawClient.get("/readyz"))).startsWith("HTTP/1.1 503 ")
                    .endsWith("try again\n");
            ready.set(true);
            assertThat(client.request(RawClient.get("/readyz"))).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(client.request("HEAD /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(client.request(RawClient.get("/healthz", "Connection: close")))
                    .startsWith("HTTP/1.1 200 OK");
            assertThat(client.isClosedByBridge()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ws", "/ws?x=y"})
    void withTheTokenTheSocketIsUpgraded(String target) throws Exception {
        try (RawClient client = RawClient.to(endpoint)) {
            assertThat(client.request(RawClient.upgrade(target, TOKEN))).startsWith("HTTP/1.1 101 ")
                    .contains("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                    .doesNotContain("extensions");
        }
    }

    @Test
    void aFrameRightBehindTheRequestIsHeard() throws Exception {
        try (RawClient client = RawClient.to(endpoint)) {
            byte[] request = RawClient.upgrade("/", TOKEN).getBytes(StandardCharsets.US_ASCII);
            byte[] frame = Frames.masked(Frames.FINAL | Frames.PING, "early");
            byte[] both = Arrays.copyOf(request, request.length + frame.length);
            System.arraycopy(frame, 0, both, request.length, frame.length);
            client.send(both);
            assertThat(client.response()).startsWith("HTTP/1.1 101 ");
            assertThat(client.frame().text()).isEqualTo("early");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-No: token", "Authorization: Bearer wrong"})
    void withoutTheTokenNoFrameIsExchanged(String header) throws Exception {
        refused(RawClient.upgrade("/ws", header), "401 Unauthorized", "www-authenticate: Bearer\r\n",
                "token");
        assertThat(connections.opened).isEmpty();
    }

    @Test
    void aForeignOriginOrHostIsForbiddenEverywhere() throws Exception {
        refused(RawClient.upgrade("/ws", TOKEN, "Origin: http://evil.example"), "403 Forbidden",
                "--allow-origin");
        refused(RawClient.upgrade("/ws", TOKEN, "Host: evil.example"), "403 Forbidden", "--allow-host");
        refused(RawClient.get("/healthz", "Host: evil.example"), "403 Forbidden");
        refused(RawClient.get("/healthz", "Origin: http://evil.example"), "403 Forbidden");
        String own = "localhost:" + endpoint.address().getPort();
        try (RawClient client = RawClient.to(endpoint)) {
            assertThat(
                    client.request(RawClient.upgrade("/ws", TOKEN, "Host: " + own, "Origin: http://" + own)))
                    .startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void whatIsNoHandshakeIsToldWhatItLacks() throws Exception {
        refused(RawClient.get("/ws", TOKEN), "426 Upgrade Required", "upgrade: websocket\r\n",
                "WebSocket client");
        refused(RawClient.upgrade("/ws", TOKEN).replace("Version: 13", "Version: 8"), "426 Upgrade Required",
                "sec-websocket-version: 13\r\n");
        refused(RawClient.upgrade("/ws", TOKEN).replace("dGhlIHNhbXBsZSBub25jZQ==", "short"),
                "400 Bad Request",
                "Sec-WebSocket-Key");
        refused(RawClient.upgrade("/ws", TOKEN).replace("GET", "POST"), "405 Method Not Allowed",
                "allow: GET\r\n");
        refused("POST /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", "405 Method Not Allowed",
                "allow: GET,HEAD\r\n");
        refused(RawClient.get("/elsewhere"), "404 Not Found", "/ws");
    }

    @Test
    void whatIsTooLongOrNoHttpIsRefused() throws Exception {
        refused(RawClient.get("/" + "x".repeat(5000)), "414 ");
        refused(RawClient.get("/ws", "X-Long: " + "x".repeat(20_000)), "431 ");
        refused("GET /ws HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", "413 ", "no");
        refused("GET /ws HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n", "411 ");
        refused("\0\0 nonsense\r\n\r\n", "400 ");
    }

    @Test
    void aSocketThatStaysSilentIsClosedInTime() throws Exception {
        hasty();
        try (RawClient client = RawClient.to(endpoint)) {
            assertThat(client.isClosedByBridge()).isTrue();
        }
    }

    @Test
    void aSocketThatDribblesIsClosedInTime() throws Exception {
        hasty();
        try (RawClient client = RawClient.to(endpoint)) {
            byte[] request = RawClient.upgrade("/ws", TOKEN).getBytes(StandardCharsets.US_ASCII);
            client.send(Arrays.copyOf(request, request.length - 2));
            assertThat(client.isClosedByBridge()).isTrue();
            assertThat(connections.opened).isEmpty();
        }
    }

    @Test
    void anUpgradedSocketHasNoDeadline() throws Exception {
        hasty();
        try (RawClient client = RawClient.upgraded(endpoint, TOKEN);
                RawClient idle = RawClient.to(endpoint)) {
            assertThat(idle.isClosedByBridge()).isTrue();
            client.send(Frames.masked(Frames.FINAL | Frames.PING, "still here"));
            assertThat(client.frame().text()).isEqualTo("still here");
        }
    }

    /** Starts over as an endpoint at which a handshake may not take long. */
    private void hasty() throws Exception {
        endpoint.close();
        endpoint = endpointWith(new Timing(Duration.ofSeconds(2), Duration.ofSeconds(15),
                Duration.ofSeconds(20), Duration.ofSeconds(2)));
    }

    private Endpoint endpointWith(Timing timing) throws Exception {
        return Endpoint.start(EndpointOptions.at(new BindAddress("127.0.0.1", 0)).withTiming(timing)
                .withAccess(AccessOptions.open().withToken(Token.of("sekrit"))), connections, ready::get);
    }

    private void refused(String request, String status, String... says) throws Exception {
        try (RawClient client = RawClient.to(endpoint)) {
            String answer = client.request(request);
            assertThat(answer).startsWith("HTTP/1.1 " + status);
            assertThat(List.of(says)).allSatisfy(part -> assertThat(answer).contains(part));
            assertThat(client.isClosedByBridge()).isTrue();
        }
    }
}

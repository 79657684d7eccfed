package dev.drawbridge.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Cidr;
import dev.drawbridge.server.access.Token;
import dev.drawbridge.server.access.limit.LimitOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the door does with those who mean no good. */
@Timeout(60)
final class AttackTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String TOKEN = "Authorization: Bearer sekrit";
    private static final Timing HASTY = new Timing(Duration.ofSeconds(2), Duration.ofSeconds(1),
            Duration.ofSeconds(2), Duration.ofSeconds(2));
    private static final AccessOptions GUARDED = AccessOptions.open().withToken(Token.of("sekrit"));
    private static final EndpointOptions ANYWHERE = EndpointOptions.at(new BindAddress("127.0.0.1", 0))
            .withAccess(GUARDED);

    private final FakeConnections connections = FakeConnections.remembering();
    private Endpoint endpoint;

    @BeforeEach
    void start() throws Exception {
        endpoint = Endpoint.start(ANYWHERE, connections, () -> true);
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private void startOver(EndpointOptions options) throws Exception {
        endpoint.close();
        endpoint = Endpoint.start(options, connections, () -> true);
    }

    /** Whatever stands behind the first request is never taken for a second one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Content-Length: 5~Transfer-Encoding: chunked         | 4
            Transfer-Encoding: chunked~Content-Length: 5         | 4
            Transfer-Encoding: chunked                           | 411
            transfer-encoding: CHUNKED                           | 411
            Transfer-Encoding: xchunked                          | 4
            Transfer-Encoding: identity                          | 4
            Transfer-Encoding: chunked, identity                 | 4
            Transfer-Encoding:~ chunked                          | 4
            Transfer-Encoding : chunked                          | 4
            Content-Length: 5~Content-Length: 6                  | 400
            Content-Length: 5~content-length: 0                  | 400
            Content-Length: 5, 0                                 | 400
            Content-Length: +5                                   | 4
            Content-Length: -5                                   | 4
            Content-Length: 5x                                   | 4
            Content-Length: 99999999999999999999                 | 4
            Host: localhost                                      | 403
            X-Odd: a~ folded                                     | 200
            X-Odd: a`b                                           | 400
            X-Odd: a^b                                           | 400
            : nameless                                           | 400
            """)
    void noRequestIsHiddenInAnother(String headers, String status) throws Exception {
        try (RawClient client = RawClient.to(endpoint)) {
            String head = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
                    + headers.replace("~", "\r\n").replace("`", "\n").replace("^", "\r") + "\r\n\r\n";
            client.send((head + "0\r\n\r\n" + RawClient.get("/readyz"))
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(client.response()).startsWith("HTTP/1.1 " + status);
            assertThat(client.isClosedByBridge()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET http://localhost/healthz HTTP/1.1 | 404
            GET http://evil.example/ws HTTP/1.1   | 404
            GET //healthz HTTP/1.1                | 404
            GET /%68ealthz HTTP/1.1               | 404
            GET /x/../healthz HTTP/1.1            | 404
            GET /HEALTHZ HTTP/1.1                 | 404
            get /healthz HTTP/1.1                 | 405
            CONNECT localhost:22 HTTP/1.1         | 404
            GET /healthz                          | 400
            GET /healthz HTTP/9.9                 | 505
            GET /healthz HTTP/2.0                 | 505
            """)
    void onlyAPathAsItIsWrittenIsAsked(String line, String status) throws Exception {
        try (RawClient client = RawClient.to(endpoint)) {
            assertThat(client.request(line + "\r\nHost: localhost\r\n\r\n"))
                    .startsWith("HTTP/1.1 " + status);
            assertThat(client.isClosedByBridge()).isTrue();
        }
    }

    @Test
    void manyHeadersAreTooMuchLikeALongOne() throws Exception {
        try (RawClient client = RawClient.to(endpoint)) {
            assertThat(client.request("GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
                    + "a: b\r\n".repeat(5000) + "\r\n")).startsWith("HTTP/1.1 431 ");
            assertThat(client.isClosedByBridge()).isTrue();
        }
    }

    @Test
    void aKnownDeviceComesInThroughAnyNumberOfSilentSockets() throws Exception {
        startOver(ANYWHERE.withCrowd(new LimitOptions(50, 10, 50, 512, 1000, 1 << 20)));
        List<RawClient> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                silent.add(RawClient.to(endpoint));
            }
            try (RawClient client = RawClient.upgraded(endpoint, TOKEN)) {
                assertThat(silent.getFirst().isClosedByBridge()).isTrue();
                assertThat(silent.get(200).isClosedByBridge()).isTrue();
                client.send(Frames.masked(Frames.FINAL | Frames.PING, "in"));
                assertThat(client.frame().text()).isEqualTo("in");
                for (int i = 0; i < 100; i++) {
                    silent.add(RawClient.to(endpoint));
                }
                client.send(Frames.masked(Frames.FINAL | Frames.PING, "still in"));
                assertThat(client.frame().text()).isEqualTo("still in");
            }
        } finally {
            for (RawClient socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void aFrameThatDribblesIsNoSignOfLife() throws Exception {
        startOver(ANYWHERE.withTiming(HASTY));
        try (RawClient client = RawClient.upgraded(endpoint, TOKEN)) {
            byte[] frame = Frames.masked(Frames.FINAL | Frames.TEXT, "x".repeat(100));
            await().atMost(SOON).ignoreNoExceptions().until(() -> {
                try {
                    client.send(new byte[]{frame[0]});
                    frame[0] = 0;
                    return !connections.opened.isEmpty() && connections.opened.getFirst().closed.get() == 1;
                } catch (IOException gone) {
                    return true;
                }
            });
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(connections.opened.getFirst().closed).hasValue(1));
    }

    @Test
    void whoSaysTooMuchIsToldToComeBackAndIsNotReadMeanwhile() throws Exception {
        startOver(ANYWHERE.withCrowd(new LimitOptions(50, 10, 50, 512, 1, 1 << 20)));
        try (RawClient client = RawClient.upgraded(endpoint, TOKEN)) {
            for (int i = 0; i < 22; i++) {
                client.send(Frames.masked(Frames.FINAL | Frames.TEXT, "{}"));
            }
            await().atMost(SOON).until(() -> connections.opened.getFirst().refused.size() >= 1);
            FakeConnection connection = connections.opened.getFirst();
            assertThat(connection.texts).hasSizeBetween(20, 21);
            assertThat(connection.refused.getFirst()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(3));
            // it is read again, and not closed
            client.send(Frames.masked(Frames.FINAL | Frames.PING, "later"));
            assertThat(client.frame().text()).isEqualTo("later");
        }
    }

    @Test
    void lastingNonsenseEndsAClient() throws Exception {
        try (RawClient client = RawClient.upgraded(endpoint, TOKEN)) {
            for (int i = 0; i < 150; i++) {
                client.send(Frames.masked(Frames.FINAL | Frames.TEXT, "\0"));
            }
            RawClient.Received end = client.frame();
            assertThat(end.first()).isEqualTo(Frames.FINAL | Frames.CLOSE);
            assertThat(end.closeCode()).isEqualTo(1008);
            assertThat(end.text()).contains("JSON-RPC");
        }
    }

    @Test
    void aDeviceHasOnlySoManyConnections() throws Exception {
        startOver(ANYWHERE.withCrowd(new LimitOptions(50, 10, 50, 2, 1000, 1 << 20)));
        RawClient first = RawClient.upgraded(endpoint, TOKEN);
        try (RawClient second = RawClient.upgraded(endpoint, TOKEN);
                RawClient third = RawClient.to(endpoint)) {
            await().atMost(SOON).until(() -> connections.opened.size() == 2);
            assertThat(third.request(RawClient.upgrade("/ws", TOKEN))).startsWith("HTTP/1.1 429 ")
                    .contains("retry-after: 5\r\n");
            first.close();
            await().atMost(SOON)
                    .until(() -> connections.opened.stream().anyMatch(it -> it.closed.get() == 1));
            RawClient.upgraded(endpoint, TOKEN).close();
            assertThat(second).isNotNull();
        }
    }

    @Test
    void behindAProxyWhoeverAsksTooOftenWaitsAndOthersDoNot() throws Exception {
        startOver(ANYWHERE.withAccess(GUARDED.withProxies(List.of(Cidr.parse("127.0.0.1"))))
                .withCrowd(new LimitOptions(50, 10, 1, 512, 1000, 1 << 20)));
        String stranger = "X-Forwarded-For: 192.0.2.1";
        assertThat(ask(RawClient.get("/healthz", stranger))).startsWith("HTTP/1.1 200 ");
        for (int i = 0; i < 20; i++) {
            ask(RawClient.get("/healthz", stranger));
        }
        assertThat(ask(RawClient.get("/healthz", stranger))).startsWith("HTTP/1.1 429 ")
                .containsPattern("retry-after: [1-3]\r\n");
        assertThat(ask(RawClient.upgrade("/ws", stranger, "Authorization: Bearer guess")))
                .startsWith("HTTP/1.1 429 ");
        assertThat(ask(RawClient.upgrade("/ws", stranger, TOKEN))).startsWith("HTTP/1.1 101 ");
        assertThat(ask(RawClient.get("/healthz", "X-Forwarded-For: 192.0.2.1, 192.0.2.2")))
                .startsWith("HTTP/1.1 200 ");
        assertThat(ask(RawClient.get("/healthz"))).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void withATrustedProxyNobodyComesInWithoutACredential() throws Exception {
        startOver(ANYWHERE
                .withAccess(AccessOptions.open().withProxies(List.of(Cidr.parse("10.0.0.0/8")))));
        assertThat(ask(RawClient.upgrade("/ws"))).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void aForgedWayHereIsNotBelieved() throws Exception {
        assertThat(ask(RawClient.get("/healthz", "Host: evil.example", "X-Forwarded-Host: localhost")))
                .startsWith("HTTP/1.1 403 ");
        String own = "localhost:" + endpoint.address().getPort();
        String[] forged = {TOKEN, "Host: " + own, "Origin: https://" + own, "X-Forwarded-Proto: https"};
        assertThat(ask(RawClient.upgrade("/ws", forged))).startsWith("HTTP/1.1 403 ");
        startOver(ANYWHERE.withAccess(GUARDED.withProxies(List.of(Cidr.parse("127.0.0.0/8")))));
        assertThat(ask(RawClient.upgrade("/ws", forged))).startsWith("HTTP/1.1 101 ");
        assertThat(ask(RawClient.get("/healthz", "Host: evil.example", "X-Forwarded-Host: localhost")))
                .startsWith("HTTP/1.1 200 ");
        assertThat(ask(RawClient.get("/healthz", "X-Forwarded-Host: evil.example")))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void belowAPrefixIsEverythingAndElsewhereNothing() throws Exception {
        startOver(ANYWHERE.withPrefix(UrlPrefix.parse("/bridge/")));
        assertThat(endpoint.url()).endsWith("/bridge/ws");
        for (String target : List.of("/bridge", "/bridge/", "/bridge/ws", "/bridge/ws?x")) {
            assertThat(ask(RawClient.upgrade(target, TOKEN))).startsWith("HTTP/1.1 101 ");
        }
        assertThat(ask(RawClient.get("/bridge/healthz"))).startsWith("HTTP/1.1 200 ");
        for (String target : List.of("/", "/ws", "/healthz", "/bridgehead", "/bridgews", "/Bridge/ws",
                "/bridge//ws")) {
            assertThat(ask(RawClient.upgrade(target, TOKEN))).startsWith("HTTP/1.1 404 ");
        }
    }

    private String ask(String request) throws Exception {
        try (RawClient client = RawClient.to(endpoint)) {
            return client.request(request);
        }
    }
}

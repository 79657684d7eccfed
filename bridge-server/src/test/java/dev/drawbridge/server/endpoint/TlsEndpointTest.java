package dev.drawbridge.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Token;
import dev.drawbridge.server.tls.Pinned;
import dev.drawbridge.server.tls.TlsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HexFormat;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TlsEndpointTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Timing HASTY = new Timing(Duration.ofSeconds(2), SOON, SOON, Duration.ofSeconds(2));
    private static final String TOKEN = "Authorization: Bearer sekrit";

    @TempDir
    private Path home;

    private final FakeConnections connections = FakeConnections.echoing();
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
    void whoeverKnowsTheFingerprintComesInAndIsHeard() throws Exception {
        assertThat(endpoint.url()).startsWith("wss://127.0.0.1:");
        try (RawClient client = RawClient.on(socket(fingerprint()))) {
            assertThat(client.request(RawClient.upgrade("/ws", TOKEN))).startsWith("HTTP/1.1 101 ");
            String long1 = "x".repeat(3 << 20);
            client.send(Frames.masked(Frames.FINAL | Frames.TEXT, long1));
            assertThat(client.frame().text()).isEqualTo(long1);
            client.send(Frames.closing(1000));
            assertThat(client.frame().closeCode()).isEqualTo(1000);
            assertThat(client.isClosedByBridge()).isTrue();
        }
    }

    @Test
    void anotherFingerprintIsNotTrusted() {
        assertThatThrownBy(() -> socket("0".repeat(64)).startHandshake())
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void whoComesThroughTlsMayComeFromThePageThatDid() throws Exception {
        String own = "localhost:" + endpoint.address().getPort();
        try (RawClient client = RawClient.on(socket(fingerprint()))) {
            assertThat(client.request(
                    RawClient.upgrade("/ws", TOKEN, "Host: " + own, "Origin: https://" + own)))
                    .startsWith("HTTP/1.1 101 ");
        }
        try (RawClient client = RawClient.on(socket(fingerprint()))) {
            assertThat(client.request(
                    RawClient.upgrade("/ws", TOKEN, "Host: " + own, "Origin: http://" + own)))
                    .startsWith("HTTP/1.1 403 ");
            assertThat(client.isClosedByBridge()).isTrue();
        }
    }

    @Test
    void oldProtocolsAndOldSuitesAreRefused() throws Exception {
        try (SSLSocket old = socket(fingerprint())) {
            old.setEnabledProtocols(new String[]{"TLSv1.2"});
            old.setEnabledCipherSuites(new String[]{"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
            assertThatThrownBy(old::startHandshake).isInstanceOf(SSLException.class);
        }
        byte[] hello = OldHello.ofTls11();
        try (RawClient client = RawClient.to(endpoint)) {
            client.send(hello);
            byte[] alert = client.bytes(7);
            assertThat(alert).startsWith(21).endsWith(2, 70); // fatal: protocol_version
            assertThat(client.isClosedByBridge()).isTrue();
        }
        try (SSLSocket modern = socket(fingerprint())) {
            modern.setEnabledProtocols(new String[]{"TLSv1.2"});
            modern.startHandshake();
            assertThat(modern.getSession().getCipherSuite()).startsWith("TLS_ECDHE_ECDSA_WITH_AES_")
                    .contains("GCM");
        }
    }

    @Test
    void onlyHttp1IsAgreedUpon() throws Exception {
        try (SSLSocket both = offering("h2", "http/1.1")) {
            both.startHandshake();
            assertThat(both.getApplicationProtocol()).isEqualTo("http/1.1");
        }
        try (SSLSocket second = offering("h2")) {
            assertThatThrownBy(second::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void whoSpeaksNoTlsIsToldSo() throws Exception {
        try (RawClient client = RawClient.to(endpoint)) {
            assertThat(client.request(RawClient.get("/healthz"))).startsWith("HTTP/1.1 400 ")
                    .endsWith("wss:// or https://\n");
            assertThat(client.isClosedByBridge()).isTrue();
        }
        try (RawClient client = RawClient.to(endpoint)) {
            client.send(new byte[]{0, 1, 2});
            assertThat(client.isClosedByBridge()).isTrue();
        }
        try (RawClient client = RawClient.to(endpoint)) {
            client.send(new byte[]{22, 3, 1, 0, 4, 98, 0, 0, 0}); // a kind of message that there is none of
            assertThat(client.isClosedByBridge()).isTrue();
        }
    }

    @Test
    void aHandshakeThatDribblesIsClosedInTime() throws Exception {
        endpoint.close();
        endpoint = endpointWith(HASTY);
        try (RawClient silent = RawClient.to(endpoint); RawClient begun = RawClient.to(endpoint)) {
            begun.send(new byte[]{22, 3, 1, 2, 0, 1});
            assertThat(silent.isClosedByBridge()).isTrue();
            assertThat(begun.isClosedByBridge()).isTrue();
        }
    }

    @Test
    void aNewCertificateCountsForTheNextAndNotForThoseWhoAreIn() throws Exception {
        String before = fingerprint();
        Path other = home.resolve("other");
        try (Endpoint made = at(new TlsOptions.SelfSigned(other), Timing.STANDARD);
                RawClient client = RawClient.on(socket(before))) {
            client.request(RawClient.upgrade("/ws", TOKEN));
            replace(other, "key.pem");
            replace(other, "cert.pem");
            await().atMost(SOON).until(() -> endpoint.fingerprint().equals(made.fingerprint()));
            try (SSLSocket next = socket(fingerprint())) {
                next.startHandshake();
            }
            client.send(Frames.masked(Frames.FINAL | Frames.TEXT, "still here"));
            assertThat(client.frame().text()).isEqualTo("still here");
        }
    }

    private void replace(Path from, String name) throws IOException {
        Files.copy(from.resolve(name), home.resolve("tls").resolve(name),
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aKeyOfAnotherCertificateIsSaidAtTheStart() throws Exception {
        Path other = home.resolve("other");
        at(new TlsOptions.SelfSigned(other), Timing.STANDARD).close();
        TlsOptions wrong = new TlsOptions.Signed(home.resolve("tls/cert.pem"), other.resolve("key.pem"));
        assertThatThrownBy(() -> at(wrong, Timing.STANDARD)).isInstanceOf(CannotListenException.class)
                .hasMessageContaining("cannot speak TLS").hasMessageContaining("does not belong");
    }

    @Test
    void aClientThatDoesNotReadEndsInTimeAlsoBehindTls() throws Exception {
        try (SSLSocket socket = socket(fingerprint()); RawClient client = RawClient.on(socket)) {
            client.request(RawClient.upgrade("/ws", TOKEN));
            await().atMost(SOON).until(() -> connections.opened.size() == 1);
            connections.opened.getFirst().say(Frames.text("x".repeat(32 << 20)));
            endpoint.close();
            assertThat(connections.opened.getFirst().closed).hasValue(1);
        }
    }

    @Test
    void whoIsShutOutIsToldSoBehindTlsToo() throws Exception {
        try (RawClient client = RawClient.on(socket(fingerprint()))) {
            client.request(RawClient.upgrade("/ws", TOKEN));
            await().atMost(SOON).until(() -> connections.opened.size() == 1);
            connections.opened.getFirst().client.close(Farewell.REVOKED);
            assertThat(client.frame().closeCode()).isEqualTo(4001);
            assertThat(client.isClosedByBridge()).isTrue();
        }
    }

    @Test
    void whoIsShutOutAndDoesNotReadIsGoneBehindTlsToo() throws Exception {
        try (RawClient client = RawClient.on(socket(fingerprint()))) {
            client.request(RawClient.upgrade("/ws", TOKEN));
            await().atMost(SOON).until(() -> connections.opened.size() == 1);
            FakeConnection connection = connections.opened.getFirst();
            connection.say(Frames.text("x".repeat(32 << 20)));
            await().atMost(SOON).until(() -> connection.runsGiven.get() > 0);
            connection.client.close(Farewell.REVOKED);
            await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(() -> !takesAPing(client));
            assertThat(connection.closed).hasValue(1);
        }
    }

    private static boolean takesAPing(RawClient client) {
        try {
            client.send(Frames.masked(Frames.FINAL | Frames.PING, ""));
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    private SSLSocket offering(String... protocols) throws Exception {
        SSLSocket socket = socket(fingerprint());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        return socket;
    }

    private SSLSocket socket(String fingerprint) throws Exception {
        return (SSLSocket) Pinned.to(fingerprint).getSocketFactory().createSocket(
                endpoint.address().getAddress(), endpoint.address().getPort());
    }

    private String fingerprint() {
        return endpoint.fingerprint().orElseThrow();
    }

    private Endpoint endpointWith(Timing timing) throws Exception {
        return at(new TlsOptions.SelfSigned(home.resolve("tls")), timing);
    }

    private Endpoint at(TlsOptions tls, Timing timing) throws Exception {
        return Endpoint.start(EndpointOptions.at(new BindAddress("127.0.0.1", 0)).withTiming(timing)
                .withTls(tls).withAccess(AccessOptions.open().withToken(Token.of("sekrit"))), connections,
                () -> true);
    }

    /** What a client says first that knows nothing newer than TLS 1.1. */
    private static final class OldHello {
        private static final String SUITE = "c013";

        static byte[] ofTls11() {
            String hello = "0302" + "00".repeat(32) + "00" + "0002" + SUITE + "0100";
            String message = "0100" + "%04x".formatted(hello.length() / 2) + hello;
            return HexFormat.of()
                    .parseHex("160301" + "%04x".formatted(message.length() / 2) + message);
        }
    }
}

package dev.drawbridge.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Token;
import dev.drawbridge.server.log.Log;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class EndpointTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final EndpointOptions ANYWHERE = EndpointOptions.at(new BindAddress("127.0.0.1", 0));

    @Test
    void anOrdinaryClientIsHeardAndAnswered() throws Exception {
        try (Endpoint endpoint = Endpoint.start(ANYWHERE, FakeConnections.echoing(), () -> true);
                HttpClient http = HttpClient.newHttpClient()) {
            Answers answers = new Answers();
            WebSocket socket = http.newWebSocketBuilder().buildAsync(URI.create(endpoint.url()), answers).get(
                    10,
                    TimeUnit.SECONDS);
            socket.sendText("hällo", /* last= */ true).get(10, TimeUnit.SECONDS);
            assertThat(answers.first.get(10, TimeUnit.SECONDS)).isEqualTo("hällo");
            socket.sendClose(4711, "bye").get(10, TimeUnit.SECONDS);
            assertThat(answers.closeCode.get(10, TimeUnit.SECONDS)).isEqualTo(4711);
        }
    }

    @Test
    void theRealTerminalClientsRequestIsLetIn() throws Exception {
        EndpointOptions options = ANYWHERE.withAccess(AccessOptions.open().withToken(Token.of("sekrit")));
        try (Endpoint endpoint = Endpoint.start(options, FakeConnections.echoing(), () -> true);
                RawClient client = RawClient.to(endpoint)) {
            String port = String.valueOf(endpoint.address().getPort());
            assertThat(client.request("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port
                    + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: Av2O6Be7g+K/3hocYyd/+Q==\r\nauthorization: Bearer sekrit\r\n"
                    + "x-codex-app-server-compression: zstd-stream-v1\r\n\r\n")).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void stoppingTellsEveryClientAndEndsEverySocket(Log log) throws Exception {
        FakeConnections connections = FakeConnections.remembering();
        Endpoint endpoint = Endpoint.start(ANYWHERE, connections, () -> true);
        try (RawClient client = RawClient.upgraded(endpoint); RawClient visitor = RawClient.to(endpoint)) {
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(endpoint::close);
            RawClient.Received farewell = client.frame();
            assertThat(farewell.first()).isEqualTo(Frames.FINAL | Frames.CLOSE);
            assertThat(farewell.closeCode()).isEqualTo(1001);
            client.send(Frames.closing(1001));
            assertThat(client.isClosedByBridge()).isTrue();
            assertThat(visitor.isClosedByBridge()).isTrue();
            stopping.get(10, TimeUnit.SECONDS);
            assertThat(connections.opened.getFirst().closed).hasValue(1);
            assertThat(log.lines()).anyMatch(line -> line.endsWith("closed: the bridge is shutting down"));
        }
    }

    @Test
    void aClientThatDoesNotAnswerDoesNotHoldUpStopping() throws Exception {
        Timing hasty = new Timing(SOON, SOON, SOON, Duration.ofMillis(200));
        Endpoint endpoint = Endpoint.start(ANYWHERE.withTiming(hasty), FakeConnections.remembering(),
                () -> true);
        try (RawClient client = RawClient.upgraded(endpoint)) {
            endpoint.close();
            assertThat(client.frame().closeCode()).isEqualTo(1001);
            assertThat(client.isClosedByBridge()).isTrue();
        }
    }

    @Test
    void aFarewellComesAfterAllThatWasSaidBefore() throws Exception {
        FakeConnections connections = FakeConnections.remembering();
        try (Endpoint endpoint = Endpoint.start(ANYWHERE, connections, () -> true);
                RawClient client = RawClient.upgraded(endpoint)) {
            await().atMost(SOON).until(() -> connections.opened.size() == 1);
            FakeConnection connection = connections.opened.getFirst();
            String long1 = "x".repeat(3 << 20);
            connection.say(Frames.text(long1));
            connection.say(Frames.text("last"));
            connection.client.close(Farewell.TOO_FAR_BEHIND);
            assertThat(client.frame().payload()).hasSize(long1.length());
            assertThat(client.frame().text()).isEqualTo("last");
            RawClient.Received farewell = client.frame();
            assertThat(farewell.closeCode()).isEqualTo(Farewell.TOO_FAR_BEHIND.code());
            assertThat(farewell.text()).endsWith(Farewell.TOO_FAR_BEHIND.reason());
        }
    }

    @Test
    void withoutATokenNobodyComesInFromElsewhere(Log log) throws Exception {
        log.expect("go over the network in the clear");
        try (Endpoint endpoint = Endpoint.start(EndpointOptions.at(new BindAddress("0.0.0.0", 0)),
                FakeConnections.echoing(), () -> true)) {
            int port = endpoint.address().getPort();
            assertThat(head(new Socket(InetAddress.getLoopbackAddress(), port))).startsWith("HTTP/1.1 101 ");
            for (InetAddress address : addresses()) {
                assertThat(head(new Socket(address, port))).startsWith("HTTP/1.1 401 ");
            }
        }
        assertThat(log.lines()).anyMatch(line -> line.contains("give --tls"));
    }

    private static String head(Socket socket) throws IOException {
        try (RawClient client = RawClient.on(socket)) {
            return client.request(
                    RawClient.upgrade("/ws", "Host: " + socket.getInetAddress().getHostAddress()));
        }
    }

    /** Those of this machine by which others could reach it. */
    private static List<InetAddress> addresses() throws SocketException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress()).toList();
    }

    @Test
    void anAddressInUseIsSaidInOneSentence() throws Exception {
        try (Endpoint first = Endpoint.start(ANYWHERE, FakeConnections.echoing(), () -> true)) {
            BindAddress taken = new BindAddress("127.0.0.1", first.address().getPort());
            assertThatThrownBy(
                    () -> Endpoint.start(EndpointOptions.at(taken), FakeConnections.echoing(), () -> true))
                    .isInstanceOf(CannotListenException.class)
                    .hasMessageStartingWith("cannot listen on " + taken)
                    .hasMessageContaining("--bind");
        }
    }

    @Test
    void theLogNamesClientsAndNoSecrets(Log log) throws Exception {
        EndpointOptions options = ANYWHERE.withAccess(AccessOptions.open().withToken(Token.of("sekrit")));
        try (Endpoint endpoint = Endpoint.start(options, FakeConnections.echoing(), () -> true);
                RawClient refused = RawClient.to(endpoint);
                RawClient client = RawClient.upgraded(endpoint, "Authorization: Bearer sekrit")) {
            refused.request(RawClient.upgrade("/ws?token=guess", "Authorization: Bearer guess"));
            client.send(Frames.masked(Frames.FINAL | Frames.TEXT, "payload"));
            client.frame();
            client.send(Frames.closing(1000));
            assertThat(client.isClosedByBridge()).isTrue();
            await().atMost(SOON).until(
                    () -> log.lines().stream()
                            .anyMatch(line -> line.endsWith("closed: the client closed, code 1000")));
            assertThat(log.lines())
                    .anyMatch(line -> line.matches("INFO client 1 from 127.0.0.1:\\d+ opened"))
                    .anyMatch(line -> line.matches("INFO refused 127.0.0.1:\\d+: 401 Unauthorized"))
                    .noneMatch(line -> line.contains("sekrit") || line.contains("guess")
                            || line.contains("payload"));
        }
    }

    /** What an ordinary client hears. */
    private static final class Answers implements WebSocket.Listener {
        final CompletableFuture<String> first = new CompletableFuture<>();
        final CompletableFuture<Integer> closeCode = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            first.complete(text.toString());
            socket.request(1);
            return CompletableFuture.completedFuture(text);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closeCode.complete(code);
            return CompletableFuture.completedFuture(reason);
        }
    }
}

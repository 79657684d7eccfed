package dev.drawbridge.core.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drawbridge.core.websocket.CannotConnectException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class WebSocketTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String UPGRADED = "HTTP/1.1 101 x\r\nconnection: Upgrade\r\nupgrade: websocket\r\n";

    private static WebSocket open(Address address) throws CannotConnectException {
        return WebSocket.open(address, Optional.empty(), PATIENCE);
    }

    private static void refuses(Address address, Duration patience, Reason reason) {
        assertThatExceptionOfType(CannotConnectException.class)
                .isThrownBy(() -> WebSocket.open(address, Optional.empty(), patience).close())
                .matches(refused -> refused.reason() == reason,
                        "because of " + reason);
    }

    @Test
    void bothSidesSayLinesOnASocketInTheFileSystem(@TempDir Path directory) throws Exception {
        Path path = directory.resolve("s");
        try (FakeServer server = FakeServer.at(path, UPGRADED + "sec-websocket-accept: ACCEPT\r\n\r\n");
                WebSocket socket = open(new Address.Unix(path))) {
            talk(server, socket);
        }
    }

    @Test
    void bothSidesSayLinesOnAPort() throws Exception {
        try (FakeServer server = FakeServer.onPort(); WebSocket socket = open(server.address())) {
            talk(server, socket);
        }
    }

    private static void talk(FakeServer server, WebSocket socket)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        CompletableFuture<String> end = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                end.complete(socket.read(1000, (block, from, to) -> heard.write(block, from, to - from),
                        () -> write(socket, "")));
            } catch (IOException broken) {
                end.completeExceptionally(broken);
            }
        });
        write(socket, "hello");
        assertThat(Wire.seen(server.hear(11))).containsExactly(new Wire.Seen(0x81, true, "hello"));
        server.say(Wire.joined(Wire.text("one"), Wire.frame(0x89, "are you there?"), Wire.text("two")));
        assertThat(Wire.seen(server.hear(20))).containsExactly(new Wire.Seen(0x8a, true, "are you there?"));
        server.close();
        assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo("the connection has ended");
        assertThat(heard.toString(UTF_8)).isEqualTo("one\ntwo\n");
    }

    private static void write(WebSocket socket, String line) {
        try {
            socket.output().write((line + "\n").getBytes(UTF_8));
            socket.output().flush();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    @SuppressWarnings("try") // closing twice is what is tested
    void closingEndsTheReader() throws Exception {
        try (FakeServer server = FakeServer.onPort(); WebSocket socket = open(server.address())) {
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            Thread.startVirtualThread(() -> {
                try {
                    socket.read(1000, (block, from, to) -> {}, () -> {});
                } catch (IOException closed) {
                    end.complete(closed);
                }
            });
            socket.close();
            socket.close();
            assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void theTokenIsShown() throws Exception {
        try (FakeServer server = FakeServer.onPort();
                WebSocket socket = WebSocket.open(server.address(), Optional.of("s3cret"), PATIENCE)) {
            assertThat(server.request()).contains("\r\nAuthorization: Bearer s3cret\r\n")
                    .startsWith("GET / ");
            assertThat(socket).isNotNull();
        }
    }

    @Test
    void noOriginAndNoTokenIsSentUnasked() throws Exception {
        try (FakeServer server = FakeServer.onPort(); WebSocket socket = open(server.address())) {
            assertThat(server.request()).doesNotContain("Origin", "Authorization", "Extensions");
            assertThat(socket).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":1}\n", "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 403 Forbidden\r\n\r\n",
        "HTTP/1.0 101 x\r\n\r\n", "HTTP/1.1\r\n\r\n",
        UPGRADED + "\r\n", UPGRADED + "sec-websocket-accept: c29tZXRoaW5nIGVsc2U=\r\n\r\n",
        "HTTP/1.1 101 x\r\nconnection: close\r\nupgrade: websocket\r\nsec-websocket-accept: ACCEPT\r\n\r\n",
        "HTTP/1.1 101 x\r\nconnection: upgrade\r\nupgrade: h2c\r\nsec-websocket-accept: ACCEPT\r\n\r\n",
        UPGRADED + "sec-websocket-accept: ACCEPT\r\nsec-websocket-protocol: x\r\n\r\n",
        UPGRADED + "sec-websocket-accept: ACCEPT\r\nsec-websocket-extensions: permessage-deflate\r\n\r\n"})
    void anAnswerThatDoesNotAgreeIsNoConnection(String answer) {
        try (FakeServer server = FakeServer.onPort(answer)) {
            refuses(server.address(), PATIENCE, Reason.NO_WEBSOCKET);
        }
    }

    @Test
    void aMissingTokenIsNamed() {
        try (FakeServer server = FakeServer.onPort("HTTP/1.1 401 Unauthorized\r\n\r\n")) {
            refuses(server.address(), PATIENCE, Reason.UNAUTHORIZED);
        }
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForForEver() {
        try (FakeServer server = FakeServer.onPort("")) {
            refuses(server.address(), Duration.ofMillis(100), Reason.NO_WEBSOCKET);
        }
    }

    @Test
    void anAnswerWithoutAnEndIsNoConnection() {
        try (FakeServer server = FakeServer.onPort("HTTP/1.1 101 " + "x".repeat(20_000))) {
            refuses(server.address(), PATIENCE, Reason.NO_WEBSOCKET);
        }
    }

    @Test
    void itIsSaidWhetherNothingIsThereOrNobodyListens(@TempDir Path directory) throws IOException {
        refuses(new Address.Unix(directory.resolve("none")), PATIENCE, Reason.NOT_THERE);
        Path left = directory.resolve("left");
        try (ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            gone.bind(UnixDomainSocketAddress.of(left));
        }
        refuses(new Address.Unix(left), PATIENCE, Reason.NOT_LISTENING);
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        refuses(new Address.Tcp("127.0.0.1", port), PATIENCE, Reason.NOT_LISTENING);
    }
}

package dev.drawbridge.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.core.websocket.Address;
import dev.drawbridge.core.websocket.WebSocket;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Token;
import dev.drawbridge.server.log.Log;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class HostDoorTest {
    private static final EndpointOptions ANYWHERE = EndpointOptions.at(new BindAddress("127.0.0.1", 0));
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String CALLER = """
            import java.net.UnixDomainSocketAddress;
            import java.nio.ByteBuffer;
            import java.nio.channels.SocketChannel;

            class Caller {
                public static void main(String[] arguments) throws Exception {
                    try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
                        socket.write(ByteBuffer.wrap("GET /healthz HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n".getBytes()));
                        System.out.println("answered " + socket.read(ByteBuffer.allocate(1)));
                    } catch (java.io.IOException broken) {
                        System.out.println("answered -1");
                    }
                }
            }
            """;

    @TempDir
    private Path home;

    private Path path;

    @BeforeEach
    void name() {
        path = home.resolve("control.sock");
    }

    private Endpoint start(FakeConnections connections) throws CannotListenException {
        return start(connections, path);
    }

    private static Endpoint start(FakeConnections connections, Path path) throws CannotListenException {
        EndpointOptions guarded = ANYWHERE.withAccess(AccessOptions.open().withToken(Token.of("sekrit")));
        return Endpoint.start(guarded, Premises.plain(guarded, connections, () -> true), Optional.of(path));
    }

    @Test
    void aProgramOfTheSameUserComesInWithoutATokenAsTheHost() throws Exception {
        FakeConnections connections = FakeConnections.remembering();
        try (Endpoint _ = start(connections);
                WebSocket _ = WebSocket.open(new Address.Unix(path), Optional.empty(), SOON)) {
            await().atMost(SOON).until(() -> !connections.opened.isEmpty());
            assertThat(connections.opened.getFirst().client.visitor().deviceId()).isEqualTo("host");
            assertThat(connections.opened.getFirst().client.visitor().name()).isEqualTo("this host");
        }
    }

    @Test
    void theRealTerminalClientsRequestIsLetIn() throws Exception {
        try (Endpoint _ = start(FakeConnections.echoing())) {
            assertThat(answer("/rpc", """
                    Connection: Upgrade
                    Upgrade: websocket
                    Sec-WebSocket-Version: 13
                    Sec-WebSocket-Key: YnGy8T+nDB1VJHJdLuBkVA==
                    x-codex-app-server-compression: zstd-stream-v1
                    """.replace("\n", "\r\n"))).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void thePrefixIsForThoseWhoComeByTheNetwork() throws Exception {
        EndpointOptions shared = ANYWHERE.withPrefix(UrlPrefix.parse("/bridge"));
        try (Endpoint _ = Endpoint.start(shared,
                Premises.plain(shared, FakeConnections.echoing(), () -> true), Optional.of(path))) {
            assertThat(answer("")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void onlyItsOwnerMayConnect() throws Exception {
        try (Endpoint _ = start(FakeConnections.echoing())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            assertThat(
                    PosixFilePermissions
                            .toString(Files.getPosixFilePermissions(home.resolve("control.lock"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void itIsGoneWhenTheBridgeHasEnded() throws Exception {
        start(FakeConnections.echoing()).close();
        assertThat(path).doesNotExist();
        assertThat(home.resolve(".control")).doesNotExist();
    }

    @Test
    void whatADeadBridgeLeftIsReplaced() throws Exception {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(path));
        }
        Files.createDirectory(home.resolve(".control"));
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(home.resolve(".control/s")));
        }
        assertThat(path).exists();
        try (Endpoint _ = start(FakeConnections.echoing())) {
            assertThat(answer("")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void theSocketOfALivingBridgeIsLeftAloneAlsoWhenTheSecondOneEnds(Log log) throws Exception {
        log.expect("this bridge has no control socket: another bridge listens on " + path);
        FakeConnections first = FakeConnections.remembering();
        try (Endpoint _ = start(first)) {
            start(FakeConnections.echoing()).close();
            WebSocket.open(new Address.Unix(path), Optional.empty(), SOON).close();
            await().atMost(SOON).until(() -> first.opened.size() == 1);
        }
        assertThat(log.lines()).anyMatch(line -> line.contains("another bridge listens on"));
    }

    @Test
    void whatIsNoSocketIsNotTouched(Log log) throws Exception {
        log.expect("there is no control socket at " + path);
        Files.writeString(path, "mine");
        start(FakeConnections.echoing()).close();
        assertThat(path).hasContent("mine");
    }

    @Test
    void aPathThatIsTooLongIsSaidAndTheBridgeRuns(Log log) throws Exception {
        log.expect("is longer than the 106 bytes that can be listened on");
        Path deep = Files.createDirectories(home.resolve("x".repeat(107))).resolve("control.sock");
        try (Endpoint endpoint = start(FakeConnections.echoing(), deep);
                RawClient client = RawClient.to(endpoint)) {
            assertThat(client.request(RawClient.get("/healthz"))).startsWith("HTTP/1.1 200 ");
            assertThat(log.lines()).anyMatch(line -> line.contains("106 bytes"));
        }
    }

    @Test
    void aPathAsLongAsCanBeIsListenedOn() throws Exception {
        int room = 106 - home.toString().length() - "//control.sock".length();
        Path deep = Files.createDirectories(home.resolve("x".repeat(room))).resolve("control.sock");
        assertThat(deep.toString()).hasSize(106);
        try (Endpoint _ = start(FakeConnections.echoing(), deep)) {
            WebSocket.open(new Address.Unix(deep), Optional.empty(), SOON).close();
        }
    }

    @Test
    void aWebPageDoesNotComeInByIt() throws Exception {
        try (Endpoint _ = start(FakeConnections.echoing())) {
            for (String origin : List.of("http://localhost", "https://example.org", "null")) {
                assertThat(answer("Origin: " + origin + "\r\n")).startsWith("HTTP/1.1 403 ");
            }
        }
    }

    @Test
    void anotherUserIsSentAwayWhoeverHasOpenedTheFileForHim(Log log) throws Exception {
        assumeThat(System.getProperty("user.name")).as("who may become another").isEqualTo("root");
        log.expect("at the control socket, which is for root alone");
        Path program = Files.writeString(home.resolve("Caller.java"), CALLER);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rw-r--r--"));
        try (Endpoint _ = start(FakeConnections.echoing())) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
            assertThat(call(List.of(), program)).isEqualTo("answered 1");
            assertThat(call(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), program))
                    .isEqualTo("answered -1");
        }
        assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN refused "));
    }

    private String call(List<String> as, Path program) throws Exception {
        List<String> line = new ArrayList<>(as);
        line.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), program.toString(),
                path.toString()));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said.strip();
    }

    /** What a request for the bridge's health gets there. */
    private String answer(String header) throws IOException {
        return answer("/healthz", header);
    }

    private String answer(String target, String header) throws IOException {
        try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            socket.write(ByteBuffer.wrap(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + header
                    + "\r\n").getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer read = ByteBuffer.allocate(1000);
            socket.read(read);
            return new String(read.array(), 0, read.position(), StandardCharsets.US_ASCII);
        }
    }
}

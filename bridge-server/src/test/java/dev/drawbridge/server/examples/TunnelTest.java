package dev.drawbridge.server.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.partners.wire.Wire;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Token;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tunnel of ssh-tunnel.md, through a real SSH server that listens on the loopback for nobody else. */
@Timeout(90)
final class TunnelTest {
    private static final Path GUIDE = Path.of("..", "examples", "ssh-tunnel.md");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TOKEN = "a-token-of-the-laptop";

    @TempDir
    private Path folder;
    private Bridge bridge;

    @BeforeEach
    void start() throws Exception {
        bridge = Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0))
                        .withAccess(AccessOptions.open().withToken(Token.of(TOKEN)))));
        bridge.birth().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @AfterEach
    void stop() {
        bridge.close();
    }

    @Test
    @SuppressWarnings("try") // that it ends before its block does is what is tried
    void theTunnelOfTheGuideLeadsToTheBridgeAndIsGoneWithItsEnd() throws Exception {
        Path sshd = Tools.ifThere("sshd");
        Path ssh = Tools.ifThere("ssh");
        key("host");
        key("laptop");
        int door = freePort();
        int here = freePort();
        int there = URI.create(bridge.url()).getPort();
        Path config = Files.writeString(folder.resolve("config"), client(door, here, there));
        try (Program _ = Program.start(List.of(sshd.toString(), "-D", "-e", "-f", server(door)),
                Map.of(),
                folder.resolve("sshd.log"))) {
            awaitOpen(door);
            try (Program tunnel = Program.start(
                    List.of(ssh.toString(), "-F", config.toString(), "-N", "bridge"),
                    Map.of("HOME", folder.toString(), "PATH", "/usr/bin:/bin"), folder.resolve("ssh.log"))) {
                awaitOpen(here);
                try (Wire wire = Wire.of(URI.create("ws://localhost:" + here + "/ws"),
                        Map.of("Authorization", "Bearer " + TOKEN))) {
                    wire.send(
                            """
                                    {"id":1,"method":"initialize","params":{"clientInfo":{"name":"laptop","version":"1"}}}""");
                    assertThat(wire.await("a greeting", message -> message.path("id").asInt() == 1)
                            .has("result"))
                            .isTrue();
                }
                tunnel.close();
                await("nobody at " + here).atMost(SOON).until(() -> !isOpen(here));
            }
        }
    }

    /** The guide's own lines for the laptop, with the names and ports of this test. */
    private String client(int door, int here, int there) throws IOException {
        String block = Files.readString(GUIDE).lines().dropWhile(line -> !line.startsWith("    Host bridge"))
                .takeWhile(line -> line.startsWith("    ")).collect(Collectors.joining("\n"));
        assertThat(block).contains("LocalForward 9100 127.0.0.1:9100").contains("HostName dev.example.org");
        return block
                .replace("LocalForward 9100 127.0.0.1:9100", "LocalForward " + here + " 127.0.0.1:" + there)
                .replace("dev.example.org", "127.0.0.1")
                + """

                            Port %d
                            User %s
                            IdentityFile %s
                            IdentitiesOnly yes
                            UserKnownHostsFile %s
                            StrictHostKeyChecking accept-new
                        """.formatted(door, System.getProperty("user.name"), folder.resolve("laptop"),
                        folder.resolve("known"));
    }

    private String server(int door) throws IOException {
        Path keys = Files.copy(folder.resolve("laptop.pub"), folder.resolve("authorized"));
        return Files.writeString(folder.resolve("sshd"), """
                ListenAddress 127.0.0.1:%d
                HostKey %s
                AuthorizedKeysFile %s
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                PidFile none
                """.formatted(door, folder.resolve("host"), keys)).toString();
    }

    private void key(String name) throws IOException, InterruptedException {
        Process made = new ProcessBuilder(Tools.ifThere("ssh-keygen").toString(), "-q", "-t", "ed25519", "-N",
                "",
                "-f", folder.resolve(name).toString()).start();
        assertThat(made.waitFor(20, TimeUnit.SECONDS)).isTrue();
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
    }

    private static void awaitOpen(int port) {
        await("somebody at " + port).atMost(SOON).until(() -> isOpen(port));
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

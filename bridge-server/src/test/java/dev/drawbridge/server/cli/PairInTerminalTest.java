package dev.drawbridge.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.partners.machine.NeedsPrograms;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a person gives it, in a terminal of 80 columns. */
@Timeout(90)
@NeedsPrograms("tmux")
final class PairInTerminalTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("drawbridge://pair\\S+");

    private final Path memory;
    private final Bridge bridge;

    PairInTerminalTest(@TempDir Path memory) throws Exception {
        this.memory = memory;
        this.bridge = Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0)))
                        .withKeeping(Keeping.in(new Home(memory), StoreOptions.DEFAULT)));
    }

    @BeforeEach
    void begin() throws Exception {
        Path settings = Files.writeString(memory.resolve("tmux.conf"), "set -g remain-on-exit on\n");
        tmux("-f", settings.toString(), "new-session", "-d", "-x", "80", "-y", "45", "env", "-i",
                "LANG=C.UTF-8", "TERM=screen-256color", "PATH=" + System.getenv("PATH"),
                "DRAWBRIDGE_HOME=" + memory, ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Drawbridge.class.getName(), "pair");
    }

    @AfterEach
    void end() throws Exception {
        tmux("kill-server");
        bridge.close();
    }

    private String tmux(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("tmux", "-S", memory.resolve("tmux").toString()));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private String awaitShown(String text) {
        return await().atMost(SOON).until(() -> tmux("capture-pane", "-p", "-J"),
                screen -> screen.contains(text));
    }

    /** What the QR code on the screen says; what is dark is inked there. */
    private static String scanned(String screen) {
        List<String> code = screen.lines().takeWhile(line -> !line.startsWith("drawbridge://")).toList();
        return Camera.beforeLightTerminal().read(code, /* better= */ false).orElse("nothing");
    }

    @Test
    void aDeviceThatReadsTheScreenIsLetInByAKey() throws Exception {
        String screen = awaitShown("Waiting for the device");
        String code = scanned(screen);
        assertThat(LINK.matcher(screen).results().map(MatchResult::group)).containsExactly(code);
        URI link = URI.create(code.replace("drawbridge://pair", "http://x/"));
        String[] parts = link.getQuery().split("[&=]", /* limit= */ -1);
        String body = BridgeJson.mapper().createObjectNode().put("pairingId", parts[7])
                .put("secret", parts[9]).put("deviceName", "phone").toString();
        try (HttpClient http = HttpClient.newHttpClient()) {
            CompletableFuture<HttpResponse<String>> phone = http.sendAsync(HttpRequest
                    .newBuilder(URI.create("http://" + parts[3] + ":" + parts[5] + "/v1/pair/confirm"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
            awaitShown("Let 'phone' at 127.0.0.1 in, to observe, prompt, approve, files? [y/N]");
            tmux("send-keys", "y", "Enter");
            assertThat(phone.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            awaitShown("'phone' at 127.0.0.1 is let in, as dev-");
        }
    }

    @Test
    void ctrlCEndsThePairing() throws Exception {
        String[] parts = scanned(awaitShown("Waiting for the device")).split("[?&=]", /* limit= */ -1);
        tmux("send-keys", "C-c");
        await().atMost(SOON).until(() -> tmux("display-message", "-p", "#{pane_dead}").strip().equals("1"));
        String body = BridgeJson.mapper().createObjectNode().put("pairingId", parts[8])
                .put("secret", parts[10]).put("deviceName", "phone").toString();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> late = http.send(HttpRequest
                    .newBuilder(URI.create("http://" + parts[4] + ":" + parts[6] + "/v1/pair/confirm"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(late.statusCode()).isEqualTo(403);
        }
    }
}

package dev.drawbridge.server.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.machine.Command;
import dev.drawbridge.partners.machine.Output;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code drawbridge serve} on a machine that has no Codex. */
@Timeout(60)
final class ServeIT {
    private static final Duration END = Duration.ofSeconds(5);
    /** How long a program may take on a busy machine that starts, says a sentence and ends. */
    private static final Duration SENTENCE = Duration.ofSeconds(20);
    private static final String TOKEN = "s3cret-t0ken";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void saysOneLineWhenClientsCanWorkAndEndsWhenItIsTold(String signal) {
        try (Served served = Served.start(command()); CodexClient client = served.client()) {
            String thread = client.startThread();
            client.startTurn(thread, "count to 3");
            assertThat(client.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(served.uri().toString()).matches("ws://127\\.0\\.0\\.1:\\d+/ws");

            served.signal(signal);
            Output end = served.awaitEnd(END);
            assertThat(client.wire().awaitEnd()).isEqualTo("closed with 1001 the bridge is shutting down");
            assertThat(end.exitCode()).isZero();
            assertThat(end.stdout()).isEmpty();
        }
    }

    @Test
    void saysThatItIsOnlyTheDemo() {
        try (Served served = Served.start(command()); CodexClient client = served.connect()) {
            assertThat(served.log()).contains("codex was not found on PATH, so this is the demo agent");
            assertThat(client.initialize().path("userAgent").asText()).contains("demo");
        }
    }

    @Test
    void saysWhatItIs() {
        try (Served served = Served.start(command()); CodexClient client = served.client()) {
            JsonNode info = client.request("bridge/info", Map.of());
            assertThat(info.path("agents").toString()).isEqualTo("""
                    [{"name":"demo","state":"ready","version":"0","restarts":0,"warnings":[]}]""");
            assertThat(info.path("epoch").asText()).matches("[A-Za-z0-9_-]{16}");
            assertThat(info.path("features").toString()).contains("\"info\"");
            assertThat(info.path("journal").has("state")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--auth-token", "--auth-token-file", "DRAWBRIDGE_TOKEN"})
    void onlyWhoHasTheTokenComesIn(String way) throws IOException {
        Command command = switch (way) {
            case "--auth-token" -> command(way, TOKEN);
            case "--auth-token-file" ->
                command(way, Files.writeString(directory.resolve("token"), TOKEN + "\n").toString());
            default -> command().withVariable(way, TOKEN);
        };
        try (Served served = Served.start(command)) {
            assertThatThrownBy(() -> served.connect()).cause()
                    .isInstanceOfSatisfying(WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(401));
            assertThatThrownBy(() -> served.connect(Map.of("Authorization", "Bearer " + TOKEN + "x")))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
            try (CodexClient client = served.connect(Map.of("Authorization", "Bearer " + TOKEN))) {
                assertThat(client.initialize().has("userAgent")).isTrue();
            }
        }
    }

    @Test
    void endsWhenItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            refuses(List.of("--agent", "demo", "--bind", address), "cannot listen on " + address
                    + " (Address already in use): stop what listens there, or choose another address with --bind");
        }
    }

    @ParameterizedTest
    @CsvSource({"--agent, codex", "--codex-bin, codex", "-m, gpt-5.5"})
    void endsWithoutTheCodexThatIsWanted(String option, String value) {
        refuses(List.of(option, value, "--bind", "127.0.0.1:0"), "codex was not found on PATH: "
                + "install it with npm i -g @openai/codex or name it with --codex-bin");
    }

    @Test
    void endsWhenCodexIsNoProgram() {
        refuses(List.of("--codex-bin", "/etc/passwd", "--bind", "127.0.0.1:0"),
                "/etc/passwd is not a program: name Codex with --codex-bin");
    }

    private void refuses(List<String> arguments, String sentence) {
        Output end = command(arguments.toArray(String[]::new)).run(SENTENCE);
        assertThat(end).isEqualTo(new Output(1, "", "drawbridge serve: " + sentence + "\n"));
    }

    private Command command(String... arguments) {
        return Served.command(directory, arguments);
    }
}

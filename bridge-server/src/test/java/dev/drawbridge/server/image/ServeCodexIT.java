package dev.drawbridge.server.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.codex.CodexSettings;
import dev.drawbridge.partners.machine.Output;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code drawbridge serve} before the real Codex: how they start, and what the log tells of their clients. */
@RealAgents(Partner.CODEX)
final class ServeCodexIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String TOKEN = "s3cret-t0ken";

    private final FakeModel model = FakeModel.start();
    private final CodexHome home = CodexHome
            .of(CodexSettings.of(model).approvalPolicy("never").sandboxMode("danger-full-access"));

    @AfterEach
    void close() {
        home.close();
        model.close();
    }

    @Test
    void saysNothingUntilCodexHasAnswered() throws Exception {
        int port = freePort();
        Path go = home.directory().resolve("go");
        Path late = program("while [ ! -e '" + go + "' ]; do sleep 0.05; done\nexec codex \"$@\"\n");
        try (Served served = Served.start(Served.command(home, "--codex-bin", late.toString()), port)) {
            await().atMost(SOON).ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> readiness(port) == 503);
            assertThat(served.hasSpoken()).isFalse();
            Files.createFile(go);
            try (CodexClient client = served.client()) {
                assertThat(readiness(port)).isEqualTo(200);
                assertThat(client.startThread()).isNotEmpty();
            }
        }
    }

    @Test
    void aCodexThatEndsAtOnceHasTheLastWord() {
        Output end = Served.command(home, "-c", "model=5", "--bind", "127.0.0.1:0").run(SOON);

        assertThat(end.exitCode()).isEqualTo(1);
        assertThat(end.stdout()).isEmpty();
        assertThat(end.stderr()).isEqualTo("""
                drawbridge serve: codex ended at once: codex ended unexpectedly with exit code 1
                  Error: invalid type: integer `5`, expected a string
                  in `model`
                """);
    }

    @Test
    void theLogTellsWhoCameAndWentAndNothingThatWasSaid() {
        Household household = new Household(home);
        try (Served served = Served.start(Served.command(home, "--log-level", "trace", "--log-format", "json")
                .withVariable("DRAWBRIDGE_TOKEN", TOKEN))) {
            assertThatThrownBy(() -> served.connect(Map.of("Authorization", "Bearer wrong-" + TOKEN)))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
            try (CodexClient client = served.connect(Map.of("Authorization", "Bearer " + TOKEN))) {
                client.initialize();
                client.startTurn(client.startThread(), "a s3cret prompt\nRUN: echo s3cret");
                assertThat(client.awaitTurn().path("status").asText()).isEqualTo("completed");
                assertThat(household.environment(household.agent())).doesNotContain(TOKEN);
            }
            await().atMost(SOON).until(() -> served.log().contains("closed"));
            served.signal("TERM");

            Output end = served.awaitEnd(SOON);
            assertThat(end.stderr()).doesNotContain("s3cret");
            assertThat(end.stderr().lines().map(Json::parse)).allMatch(JsonNode::isObject)
                    .extracting(line -> line.path("formattedMessage").asText())
                    .anySatisfy(line -> assertThat(line)
                            .matches("refused 127\\.0\\.0\\.1:\\d+: 401 Unauthorized"))
                    .anySatisfy(line -> assertThat(line).matches("client 1 from 127\\.0\\.0\\.1:\\d+ opened"))
                    .contains("client 1 is drawbridge-test 1")
                    .anySatisfy(line -> assertThat(line)
                            .matches(
                                    "client 1 from 127\\.0\\.0\\.1:\\d+ closed: the client closed, code 1000"));
        }
    }

    private Path program(String script) throws IOException {
        Path program = Files.writeString(home.directory().resolve("program"), "#!/bin/sh\n" + script);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private static int readiness(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/readyz");
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

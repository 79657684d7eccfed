package dev.drawbridge.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.machine.AgentProcess;
import dev.drawbridge.partners.machine.Command;
import dev.drawbridge.partners.machine.Output;
import dev.drawbridge.partners.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code codex app-server} by a link to the program, before the real Codex: what editors take for a Codex of their own. */
@RealAgents(Partner.CODEX)
@Timeout(120)
final class FacadeIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String INITIALIZE = """
            {"id":1,"method":"initialize","params":{"clientInfo":{"name":"editor","version":"1"}}}""";
    private static final String APPROVAL = "item/commandExecution/requestApproval";

    @TempDir
    private Path place;
    private Desktop desktop;

    @BeforeEach
    void furnish() {
        desktop = new Desktop(place);
    }

    @AfterEach
    void close() {
        desktop.close();
    }

    @Test
    void aSessionOfAnEditorIsThatOfEverybody() {
        CodexClient editor = desktop.editor();
        JsonNode started = editor.request("thread/start", Map.of());
        assertThat(started.path("cwd").asText()).as("where the editor has started its Codex")
                .isEqualTo(desktop.workspace().toString());
        String thread = started.at("/thread/id").asText();
        editor.startTurn(thread, "SAY: begun in the editor");
        assertThat(editor.awaitTurn().path("status").asText()).isEqualTo("completed");

        CodexClient phone = desktop.phone();
        phone.request("thread/resume", Map.of("threadId", thread));
        editor.startTurn(thread, "RUN: echo from the editor ESCALATE");
        JsonNode asked = phone.await(APPROVAL);
        editor.await(APPROVAL);
        phone.decide(asked, "accept");
        editor.await("serverRequest/resolved");
        assertThat(editor.awaitTurn().path("status").asText()).isEqualTo("completed");
        assertThat(phone.awaitTurn().path("status").asText()).isEqualTo("completed");
    }

    @Test
    void whatIsSetOnTheCommandLineHoldsForItsThreads() {
        Command command = desktop.codex("-c", "sandbox_mode=workspace-write", "app-server", "--listen",
                "stdio://", "-c", "model=\"gpt-5.1\"", "--analytics-default-enabled", "--disable", "nothing");
        try (CodexClient editor = Codex.onStdio(command.start())) {
            editor.initialize();
            JsonNode started = editor.request("thread/start", Map.of());
            assertThat(started.path("model").asText()).isEqualTo("gpt-5.1");
            assertThat(started.at("/sandbox/type").asText()).isEqualTo("workspaceWrite");
            JsonNode own = editor.request("thread/start",
                    Map.of("config", Map.of("model", "gpt-5.2"), "cwd", "/"));
            assertThat(own.path("model").asText()).isEqualTo("gpt-5.2");
            assertThat(own.path("cwd").asText()).isEqualTo("/");
        }
    }

    @Test
    void whoSaysTheirLastGetsWhatIsDue() throws Exception {
        try (AgentProcess editor = desktop.codex("app-server").start()) {
            String all = INITIALIZE + "\n\n{\"method\":\"initialized\"}\r\n"
                    + "{\"id\":\"två\",\"method\":\"thread/start\",\"params\":{}}";
            editor.stdin().write(all.getBytes(StandardCharsets.UTF_8));
            Output end = editor.finish(SOON);

            assertThat(end.exitCode()).isZero();
            assertThat(end.stderr()).isEmpty();
            assertThat(end.stdout().lines().map(Json::parse))
                    .anySatisfy(line -> assertThat(line.path("id").asInt()).isOne())
                    .anySatisfy(line -> {
                        assertThat(line.path("id").asText()).isEqualTo("två");
                        assertThat(line.at("/result/thread/id").asText()).isNotEmpty();
                    });
        }
    }

    @Test
    void severalThatStartAtOnceHaveOneBridge() {
        List<CompletableFuture<Output>> ends = IntStream.range(0, 3)
                .mapToObj(each -> CompletableFuture.supplyAsync(this::greet,
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        assertThat(ends).allSatisfy(end -> {
            assertThat(end.join().stderr()).isEmpty();
            assertThat(end.join().stdout()).contains("\"id\":1");
        });
        assertThat(desktop.bridges()).hasSize(1);
    }

    private Output greet() {
        // closed it would take with it all that it has started, the bridge among it
        AgentProcess editor = desktop.codex("app-server").start();
        try {
            editor.stdin().write((INITIALIZE + "\n").getBytes(StandardCharsets.UTF_8));
            return editor.finish(SOON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPortThatIsTakenKeepsNobodyFromTheirBridge() throws Exception {
        try (ServerSocket other = new ServerSocket()) {
            try {
                other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9100));
            } catch (BindException takenAlready) {
                // just as well
            }
            assertThat(greet().stdout()).contains("\"id\":1");
            assertThat(desktop.address().getPort()).isNotEqualTo(9100);
        }
    }

    @Test
    void theBridgeStaysWhenItsStarterAndTheirTerminalHaveGone() throws Exception {
        assertThat(greet().exitCode()).isZero();
        ProcessHandle bridge = desktop.bridges().getFirst();
        String[] status = Files.readString(Path.of("/proc/" + bridge.pid() + "/stat")).split(" ", -1);
        assertThat(status[5]).as("its session").isEqualTo(Long.toString(bridge.pid()));
        assertThat(status[6]).as("its terminal").isEqualTo("0");
        assertThat(place.resolve("home/serve.log")).satisfies(log -> assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(log))).isEqualTo("rw-------"));
    }

    @Test
    void whenTheBridgeGoesItEndsAsACodexThatDies() throws Exception {
        try (AgentProcess editor = desktop.codex("app-server").start()) {
            editor.stdin().write((INITIALIZE + "\n").getBytes(StandardCharsets.UTF_8));
            editor.stdin().flush();
            BufferedReader said = new BufferedReader(
                    new InputStreamReader(editor.stdout(), StandardCharsets.UTF_8));
            assertThat(said.readLine()).contains("\"id\":1");
            desktop.bridges().forEach(ProcessHandle::destroy);
            while (said.readLine() != null) {
                // what was said before
            }
            Output end = editor.finish(SOON);
            assertThat(end.exitCode()).isEqualTo(1);
            assertThat(end.stderr())
                    .isEqualTo("drawbridge app-server: the bridge is gone: it was closed with 1001 "
                            + "the bridge is shutting down\n");
        }
    }

    @Test
    void itEndsQuietlyWhenItIsToldTo() throws Exception {
        try (AgentProcess editor = desktop.codex("app-server").start()) {
            editor.stdin().write((INITIALIZE + "\n").getBytes(StandardCharsets.UTF_8));
            editor.stdin().flush();
            assertThat(new BufferedReader(new InputStreamReader(editor.stdout(), StandardCharsets.UTF_8))
                    .readLine()).contains("\"id\":1");
            editor.handle().destroy();
            assertThat(editor.handle().onExit().get()).isNotNull();
            Output end = editor.finish(SOON);
            assertThat(end.exitCode()).isZero();
            assertThat(end.stderr()).isEmpty();
        }
    }

    @Test
    void aBridgeThatCannotBeStartedIsToldInOneLine() throws Exception {
        Path broken = script(place.resolve("broken"), "echo no such luck >&2\nexit 4");
        Output end = desktop.codex("app-server").withVariable("DRAWBRIDGE_CODEX", broken.toString())
                .run(SOON);

        assertThat(end.exitCode()).isEqualTo(3);
        assertThat(end.stdout()).isEmpty();
        assertThat(end.stderr())
                .startsWith("drawbridge app-server: a bridge was started and has ended: codex ended at once")
                .contains("serve.log").hasLineCount(1);
    }

    @Test
    void everythingElseIsTheRealCodexs() {
        Output real = desktop.codex("--version").run(SOON);
        assertThat(real.stdout()).startsWith("codex-cli ");
        assertThat(real.exitCode()).isZero();
        assertThat(desktop.codex("app-server", "--nonsense").run(SOON)).satisfies(refused -> {
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.stderr()).contains("Usage: codex app-server");
        });
        assertThat(
                desktop.drawbridge("app-server", "generate-json-schema", "--out", place + "/schema").run(SOON)
                        .exitCode())
                .isZero();
        assertThat(place.resolve("schema")).isNotEmptyDirectory();
        assertThat(desktop.bridges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec", "app-server proxy", "app-server --listen ws://127.0.0.1:1",
        "-p work app-server",
        "--help", "mcp list", "app-server -h", "-- app-server", ""})
    void argumentsSignalsAndExitCodeOfOthersAreUntouched(String line) throws Exception {
        Path real = script(place.resolve("real"),
                "for a; do printf '[%s]' \"$a\"; done\nread -r word\necho \" $word\"\nkill -KILL $$");
        String[] words = line.isEmpty() ? new String[0] : line.split(" ");
        Command command = desktop.codex(words).with("it's  two", "", "*").withVariable("DRAWBRIDGE_CODEX",
                real.toString());
        try (AgentProcess codex = command.start()) {
            codex.stdin().write("typed\n".getBytes(StandardCharsets.UTF_8));
            Output end = codex.finish(SOON);
            StringBuilder expected = new StringBuilder();
            for (String word : words) {
                expected.append('[').append(word).append(']');
            }
            assertThat(end.stdout()).isEqualTo(expected + "[it's  two][][*] typed\n");
            assertThat(end.exitCode()).isEqualTo(128 + 9);
        }
    }

    @Test
    void aLinkNeverLeadsToItself() throws Exception {
        Path again = Files.createDirectory(place.resolve("again"));
        Files.createSymbolicLink(again.resolve("codex"), place.resolve("bin/codex"));
        Command lost = desktop.codex("exec").withVariable("PATH",
                place.resolve("bin") + ":" + again + ":/usr/bin:/bin");
        assertThat(lost.run(SOON)).isEqualTo(new Output(127, "",
                "drawbridge: there is no Codex on PATH besides Drawbridge: install it with npm i -g @openai/codex, or "
                        + "name it in DRAWBRIDGE_CODEX\n"));

        Files.delete(again.resolve("codex"));
        script(again.resolve("codex"), "exec '" + desktop.drawbridge().line().getLast() + "' codex \"$@\"");
        Output round = lost.run(SOON);
        assertThat(round.exitCode()).isEqualTo(127);
        assertThat(round.stderr()).isEqualTo("drawbridge: " + again.resolve("codex")
                + " leads back to Drawbridge: name the real Codex in DRAWBRIDGE_CODEX\n");

        Output named = desktop.codex("exec")
                .withVariable("DRAWBRIDGE_CODEX", place.resolve("bin/codex").toString()).run(SOON);
        assertThat(named.exitCode()).isEqualTo(127);
        assertThat(named.stderr()).endsWith("which is not the real Codex: name its file\n");
    }

    private static Path script(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}

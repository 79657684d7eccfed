package dev.drawbridge.core.agent.codex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.Conversation;
import dev.drawbridge.core.process.Family;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.codex.CodexSettings;
import dev.drawbridge.partners.model.FakeModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Codex in the middle of commands, and every order of death. */
@RealAgents(Partner.CODEX)
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere processes show no environment to be recognized by")
class CodexEndTest {
    private static final String NATIVE = "";

    private final FakeModel model = FakeModel.start();
    private final CodexHome home = CodexHome.of(CodexSettings.of(model));
    private final Family family = new Family();

    @AfterEach
    void close() {
        family.close();
        home.close();
        model.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {NATIVE, "node_modules/.bin/codex"})
    void closeEndsCodexAndEveryCommandOfIt(String launcher) throws AgentUnavailable {
        try (var codex = busy(launcher)) {
            long begun = System.nanoTime();
            codex.link().close();
            codex.link().close();
            assertThat(family.living()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            assertThat(codex.awaitEnd()).isEqualTo("codex was stopped");
            assertThat(programs()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {NATIVE, "node_modules/.bin/codex"})
    void aCodexThatIsKilledLeavesNoCommandBehind(String launcher) throws AgentUnavailable {
        try (var codex = busy(launcher)) {
            ProcessHandle.current().children().filter(CodexEndTest::isCodex)
                    .forEach(ProcessHandle::destroyForcibly);
            assertThat(codex.awaitEnd()).startsWith("codex ended unexpectedly with exit code 137");
            family.awaitEnd();
            assertThat(programs()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {NATIVE, "node_modules/.bin/codex"})
    void aBridgeThatIsKilledLeavesNothingBehind(String launcher) throws IOException, InterruptedException {
        Process host = CodexHost.start(environment(), binary(launcher), home.workspace().toString(),
                commands());
        try {
            family.awaitSize(1 + 4);
        } finally {
            host.destroyForcibly();
        }
        assertThat(host.waitFor()).isEqualTo(137);
        family.awaitEnd();
        await().atMost(Duration.ofSeconds(5)).until(() -> programs().isEmpty());
    }

    @Test
    void aCodexThatEndsByItselfSaysSo() throws AgentUnavailable {
        try (var codex = new Conversation(agent(NATIVE))) {
            codex.initialize();
            ProcessHandle.current().children().filter(CodexEndTest::isCodex).forEach(ProcessHandle::destroy);
            assertThat(codex.awaitEnd()).startsWith("codex ended unexpectedly with exit code 0");
        }
    }

    private Conversation busy(String launcher) throws AgentUnavailable {
        var codex = new Conversation(agent(launcher));
        CodexHost.run(codex, commands());
        family.awaitSize(4);
        return codex;
    }

    /** A command that listens to no signal, and one that it has sent away into a session of its own. */
    private String commands() {
        return "(setsid sh -c \"trap '' TERM; sleep 1000; : " + family.word()
                + "\" &) ; trap '' TERM; sleep 1000; : "
                + family.word();
    }

    private CodexAgent agent(String launcher) {
        return new CodexAgent(CodexOptions.NONE.withBinary(binary(launcher)).withDirectory(home.workspace())
                .withSandbox("danger-full-access").withApprovalPolicy("never"), environment());
    }

    private String binary(String launcher) {
        return launcher.equals(NATIVE)
                ? home.command().line().getFirst()
                : Partner.CODEX.installed().resolve(launcher).toString();
    }

    /** That of the home, with the Node.js that npm's launcher needs. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(home.command().environment());
        environment.merge("PATH", System.getenv().getOrDefault("PATH", ""), (own, more) -> own + ":" + more);
        return environment;
    }

    /** Every program of this test's home that still runs. */
    private List<ProcessHandle> programs() {
        return ProcessHandle.allProcesses().filter(this::isOfHome).toList();
    }

    private boolean isOfHome(ProcessHandle process) {
        try {
            Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
            return Files.readString(environment, StandardCharsets.ISO_8859_1)
                    .contains("CODEX_HOME=" + home.directory());
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private static boolean isCodex(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("codex");
    }
}

package dev.drawbridge.core.agent.codex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.Conversation;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.codex.CodexSettings;
import dev.drawbridge.partners.machine.Command;
import dev.drawbridge.partners.model.FakeModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RealAgents(Partner.CODEX)
class CodexAgentTest {
    private final FakeModel model = FakeModel.start();
    private final CodexHome home = CodexHome.of(CodexSettings.of(model));

    @AfterEach
    void close() {
        home.close();
        model.close();
    }

    @Test
    void theModelArrives() throws AgentUnavailable {
        try (var codex = codex(options -> options.withModel("gpt-5.1"))) {
            assertThat(config(codex).path("model").asText()).isEqualTo("gpt-5.1");
            assertThat(thread(codex).path("model").asText()).isEqualTo("gpt-5.1");
        }
    }

    @Test
    void theSandboxArrives() throws AgentUnavailable {
        for (String sandbox : List.of("read-only", "workspace-write", "danger-full-access")) {
            try (var codex = codex(options -> options.withSandbox(sandbox))) {
                assertThat(config(codex).path("sandbox_mode").asText()).isEqualTo(sandbox);
                assertThat(thread(codex).at("/sandbox/type").asText())
                        .isEqualToIgnoringCase(sandbox.replace("-", ""));
            }
        }
    }

    @Test
    void theApprovalPolicyArrives() throws AgentUnavailable {
        for (String policy : List.of("on-request", "never")) {
            try (var codex = codex(options -> options.withApprovalPolicy(policy))) {
                assertThat(config(codex).path("approval_policy").asText()).isEqualTo(policy);
                assertThat(thread(codex).path("approvalPolicy").asText()).isEqualTo(policy);
            }
        }
    }

    @Test
    void aLinkToDrawbridgeItselfIsNoCodex(@TempDir Path place) throws IOException {
        Path launcher = Files.createFile(place.resolve("drawbridge"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path link = Files.createSymbolicLink(place.resolve("codex"), launcher);
        Path real = Path.of(home.command().line().getFirst());
        String path = place + ":" + real.getParent();

        assertThat(new CodexAgent(CodexOptions.NONE, Map.of("PATH", path)).binary()).contains(real);
        assertThat(new CodexAgent(CodexOptions.NONE, Map.of("PATH", place.toString())).binary()).isEmpty();
        assertThat(new CodexAgent(CodexOptions.NONE, Map.of("DRAWBRIDGE_CODEX", real.toString())).binary())
                .contains(real);
        CodexAgent named = new CodexAgent(CodexOptions.NONE.withBinary(link.toString()), Map.of());
        assertThatThrownBy(() -> named.start(new Nothing())).isInstanceOf(AgentUnavailable.class)
                .hasMessage(link + " is Drawbridge itself: name the real Codex with --codex-bin");
        Files.delete(link);
    }

    @Test
    void fullAutoArrives() throws AgentUnavailable {
        try (var codex = codex(options -> options.withFullAuto(true))) {
            assertThat(config(codex).path("sandbox_mode").asText()).isEqualTo("workspace-write");
            JsonNode thread = thread(codex);
            assertThat(thread.at("/sandbox/type").asText()).isEqualTo("workspaceWrite");
            assertThat(thread.path("approvalPolicy").asText()).isEqualTo("on-request");
        }
    }

    @Test
    void overridesArrive() throws AgentUnavailable {
        try (var codex = codex(options -> options
                .withConfig(List.of("model_reasoning_effort=high",
                        "sandbox_workspace_write={network_access=true}",
                        "sandbox_mode='workspace-write'")))) {
            assertThat(config(codex).path("model_reasoning_effort").asText()).isEqualTo("high");
            assertThat(thread(codex).at("/sandbox/networkAccess").asBoolean()).isTrue();
            assertThat(thread(codex).path("reasoningEffort").asText()).isEqualTo("high");
        }
    }

    @Test
    void theDirectoryIsThatOfThreadsWhichNameNone() throws AgentUnavailable, IOException {
        Path directory = Files.createDirectory(home.workspace().resolve("project"));
        try (var codex = codex(options -> options.withDirectory(directory))) {
            assertThat(thread(codex).path("cwd").asText()).isEqualTo(directory.toRealPath().toString());
        }
    }

    @Test
    void theProfileArrivesBelowEveryOtherOption() throws AgentUnavailable, IOException {
        Files.writeString(home.directory().resolve("work.config.toml"), """
                model = "gpt-5"
                approval_policy = "never"
                model_reasoning_effort = "low"
                [projects."/home/a.b"]
                trust_level = "trusted"
                """);
        try (var codex = codex(options -> options.withProfile("work").withModel("gpt-5.1")
                .withConfig(List.of("model_reasoning_effort=high")))) {
            JsonNode config = config(codex);
            assertThat(config.path("model").asText()).isEqualTo("gpt-5.1");
            assertThat(config.path("approval_policy").asText()).isEqualTo("never");
            assertThat(config.path("model_reasoning_effort").asText()).isEqualTo("high");
            assertThat(config.path("sandbox_mode").asText()).isEqualTo("read-only");
            assertThat(config.path("projects").path("/home/a.b").path("trust_level").asText())
                    .isEqualTo("trusted");
            assertThat(thread(codex).path("approvalPolicy").asText()).isEqualTo("never");
        }
    }

    @Test
    void noOptionMakesCodexWarn() throws AgentUnavailable {
        try (var codex = codex(options -> options.withModel("gpt-5.1").withFullAuto(true)
                .withLinuxSandboxExe("/bin/true"))) {
            config(codex);
            assertThat(codex.params("configWarning").map(warning -> warning.path("summary").asText()))
                    .noneMatch(summary -> summary.contains("ignoring"));
        }
    }

    @Test
    void whatCodexStillRefusesIsTheReasonOfItsEnd() throws AgentUnavailable {
        try (var codex = new Conversation(agent(CodexOptions.NONE.withConfig(List.of("model=5"))))) {
            assertThat(codex.awaitEnd()).startsWith("codex ended unexpectedly with exit code 1\n  Error: ")
                    .contains("expected a string")
                    .doesNotContain("<unknown>");
        }
    }

    @Test
    void aCodexThatIsNotThereSaysHowToGetIt() {
        assertThatThrownBy(
                () -> new CodexAgent(CodexOptions.NONE, Map.of("PATH", "/nowhere")).start(new Nothing()))
                .isInstanceOf(AgentUnavailable.class)
                .hasMessage("codex was not found on PATH: install it with npm i -g @openai/codex "
                        + "or name it with --codex-bin");
        assertThatThrownBy(() -> new CodexAgent(CodexOptions.NONE.withBinary("/nowhere/codex"), Map.of())
                .start(new Nothing()))
                .isInstanceOf(AgentUnavailable.class)
                .hasMessage("/nowhere/codex is not a program: name Codex with --codex-bin");
    }

    private Conversation codex(UnaryOperator<CodexOptions> options) throws AgentUnavailable {
        var codex = new Conversation(agent(options.apply(CodexOptions.NONE)));
        codex.initialize();
        return codex;
    }

    private CodexAgent agent(CodexOptions options) {
        Command command = home.command();
        return new CodexAgent(options.withBinary(command.line().getFirst())
                .withDirectory(
                        options.directory().equals(Path.of("")) ? command.directory() : options.directory()),
                command.environment());
    }

    private static JsonNode config(Conversation codex) {
        return codex.request("config/read", Map.of()).path("config");
    }

    private static JsonNode thread(Conversation codex) {
        return codex.request("thread/start", Map.of());
    }
}

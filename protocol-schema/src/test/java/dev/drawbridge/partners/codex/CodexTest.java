package dev.drawbridge.partners.codex;

import static dev.drawbridge.partners.model.Step.hold;
import static dev.drawbridge.partners.model.Step.run;
import static dev.drawbridge.partners.model.Step.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.machine.Output;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.model.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RealAgents(Partner.CODEX)
class CodexTest {
    @Test
    void aPromptStreamsItsDeltas() {
        try (var model = FakeModel.start(); var codex = Codex.onStdio(model)) {
            codex.initialize();
            codex.startTurn(codex.startThread(), "TOKENS:100 U2028");

            assertThat(codex.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(deltas(codex, "item/agentMessage/delta")).hasSize(101).startsWith("tok0 ", "tok1 ")
                    .endsWith("tok99 ", "a\u2028b\u2029c\u0085d\uD83D\uDE00e");
        }
    }

    @Test
    void aCommandAsksForApprovalAndRuns() {
        try (var model = FakeModel.start(); var home = CodexHome.of(model); var codex = Codex.onStdio(home)) {
            codex.initialize();
            codex.startTurn(codex.startThread(), "RUN: echo hello > made.txt && echo said ESCALATE");

            codex.decide(codex.await("item/commandExecution/requestApproval"), "accept");
            JsonNode command = codex.await("item/completed", "commandExecution").at("/params/item");
            assertThat(command.path("exitCode").asInt()).isZero();
            assertThat(command.path("aggregatedOutput").asText()).isEqualTo("said\n");
            assertThat(codex.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(home.workspace().resolve("made.txt")).hasContent("hello");
            assertThat(model.requests().getLast().toolResults()).singleElement().asString().contains("said");
        }
    }

    @Test
    void anAnswerCanBeHeldInTheMiddle() {
        Gate middle = new Gate();
        try (var model = FakeModel.start(); var codex = Codex.onStdio(model)) {
            model.next(text("one "), hold(middle), text("two"));
            codex.initialize();
            codex.startTurn(codex.startThread(), "count");

            middle.awaitReached();
            codex.await("item/agentMessage/delta");
            codex.request("thread/loaded/list", Map.of());
            assertThat(deltas(codex, "item/agentMessage/delta")).containsExactly("one ");
            middle.open();
            JsonNode message = codex.await("item/completed", "agentMessage");
            assertThat(message.at("/params/item/text").asText()).isEqualTo("one two");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            TOKENS:3 DROP,              'network error'
            STATUS:500,                 internalServerError
            STATUS:429,                 responseTooManyFailedAttempts
            FAIL: The model is tired.,  The model is tired.
            TOKENS:3 OVERFLOW,          contextWindowExceeded
            TOKENS:3 CUT,               max_output_tokens
            """)
    void aBrokenAnswerFailsTheTurn(String prompt, String error) {
        try (var model = FakeModel.start(); var codex = Codex.onStdio(model)) {
            codex.initialize();
            codex.startTurn(codex.startThread(), prompt);

            JsonNode turn = codex.awaitTurn();
            assertThat(turn.path("status").asText()).isEqualTo("failed");
            assertThat(turn.path("error").toString()).contains(error);
        }
    }

    @Test
    void anErrorForOneRequestLetsTheNextPass() {
        try (var model = FakeModel.start(); var codex = Codex.onStdio(model)) {
            codex.initialize();
            String thread = codex.startThread();
            codex.startTurn(thread, "STATUS:500*1");
            assertThat(codex.awaitTurn().path("status").asText()).isEqualTo("failed");
            codex.startTurn(thread, "STATUS:500*1");
            assertThat(codex.awaitTurn().path("status").asText()).isEqualTo("completed");
        }
    }

    @Test
    void reasoningStreamsAsSummaryAndRaw() {
        try (var model = FakeModel.start(); var codex = Codex.onStdio(model)) {
            codex.initialize();
            codex.startTurn(codex.startThread(), "THINK:3 RAWTHINK:2");

            assertThat(codex.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(deltas(codex, "item/reasoning/summaryTextDelta")).containsExactly("think0 ", "think1 ",
                    "think2 ");
            assertThat(deltas(codex, "item/reasoning/textDelta")).containsExactly("raw0 ", "raw1 ");
        }
    }

    @Test
    void aPatchAsksForApprovalAndChangesTheFile() {
        try (var model = FakeModel.start(); var home = CodexHome.of(model); var codex = Codex.onStdio(home)) {
            codex.initialize();
            codex.startTurn(codex.startThread(), "PATCH: added.txt");

            JsonNode change = codex.await("item/started", "fileChange").at("/params/item/changes/0");
            assertThat(change.path("path").asText()).endsWith("added.txt");
            codex.decide(codex.await("item/fileChange/requestApproval"), "accept");
            assertThat(codex.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(home.workspace().resolve("added.txt")).hasContent("added by a patch");
        }
    }

    @Test
    void aPlanIsAnnounced() {
        try (var model = FakeModel.start(); var codex = Codex.onStdio(model)) {
            codex.initialize();
            codex.startTurn(codex.startThread(), "PLAN: think | act");

            JsonNode plan = codex.await("turn/plan/updated").at("/params/plan");
            assertThat(plan).extracting(step -> step.path("step").asText()).containsExactly("think", "act");
            assertThat(plan.at("/0/status").asText()).isEqualTo("inProgress");
        }
    }

    @Test
    void callsComeOneByOneOrTogether() {
        var open = "danger-full-access";
        try (var model = FakeModel.start();
                var codex = Codex
                        .onStdio(CodexSettings.of(model).sandboxMode(open).approvalPolicy("never"))) {
            codex.initialize();
            String thread = codex.startThread();
            codex.startTurn(thread, "RUN: echo 1\nRUN: echo 2");
            codex.awaitTurn();
            assertThat(model.requests()).extracting(request -> request.toolResults().size())
                    .containsExactly(0, 1, 2);

            codex.startTurn(thread, "TOGETHER\nRUN: echo 1\nRUN: echo 2");
            codex.awaitTurn();
            assertThat(model.requests().subList(3, 5)).extracting(request -> request.toolResults().size())
                    .containsExactly(0, 2);
        }
    }

    @Test
    void tokenCountsAreThoseOfTheModel() {
        try (var model = FakeModel.start(); var codex = Codex.onStdio(model)) {
            codex.initialize();
            codex.startTurn(codex.startThread(), "USAGE:1234,56");

            JsonNode usage = codex.await("thread/tokenUsage/updated").at("/params/tokenUsage/last");
            assertThat(usage.path("inputTokens").asInt()).isEqualTo(1234);
            assertThat(usage.path("outputTokens").asInt()).isEqualTo(56);
        }
    }

    @Test
    void anAnswerInASchemaLeavesTheScriptAlone() {
        try (var model = FakeModel.start(); var codex = Codex.onStdio(model)) {
            model.next(text("scripted"));
            codex.initialize();
            String thread = codex.startThread();
            codex.request("turn/start",
                    Map.of("threadId", thread, "input",
                            List.of(Map.of("type", "text", "text", "RUN: name this")),
                            "outputSchema",
                            Map.of("type", "object", "properties", Map.of("title", Map.of("type", "string")),
                                    "required", List.of("title"), "additionalProperties", false)));
            codex.awaitTurn();
            assertThat(deltas(codex, "item/agentMessage/delta"))
                    .containsExactly("{\"title\":\"Fake title\"}");
            codex.startTurn(thread, "hello");
            codex.awaitTurn();
            assertThat(deltas(codex, "item/agentMessage/delta")).endsWith("scripted");
        }
    }

    @Test
    void twoClientsOfTheListenerSeeTheSameTurn() {
        try (var model = FakeModel.start();
                var server = Codex.listening(model);
                var phone = server.connect();
                var laptop = server.connect()) {
            phone.initialize();
            laptop.initialize();
            String thread = phone.startThread();
            phone.startTurn(thread, "RUN: echo hello ESCALATE");
            JsonNode asked = phone.await("item/commandExecution/requestApproval");
            laptop.request("thread/resume", Map.of("threadId", thread));
            assertThat(laptop.await("item/commandExecution/requestApproval").get("id"))
                    .isEqualTo(asked.get("id"));

            laptop.decide(asked, "accept");
            phone.await("serverRequest/resolved");
            assertThat(phone.awaitTurn()).isEqualTo(laptop.awaitTurn());
        }
    }

    @Test
    void closeLeavesNoProcessBehind() {
        try (var model = FakeModel.start()) {
            final ProcessHandle sleep;
            Path folder;
            try (var home = CodexHome
                    .of(CodexSettings.of(model).sandboxMode("danger-full-access").approvalPolicy("never"));
                    var codex = Codex.onStdio(home)) {
                folder = home.workspace();
                // its shell ends at once, so it is nobody's descendant
                model.next(run("setsid sleep 300 > /dev/null 2>&1 & echo pid $!"));
                codex.initialize();
                codex.startTurn(codex.startThread(), "sleep");
                JsonNode command = codex.await("item/completed", "commandExecution");
                String output = command.at("/params/item/aggregatedOutput").asText();
                sleep = ProcessHandle.of(Long.parseLong(output.strip().substring("pid ".length())))
                        .orElseThrow();
                assertThat(sleep.isAlive()).isTrue();
            }
            // dead already, but for a moment not yet buried by the system
            await().atMost(Duration.ofSeconds(5)).until(() -> !sleep.isAlive());
            assertThat(folder.getParent()).doesNotExist();
        }
    }

    @Test
    void aCommandRunsToItsEnd(@TempDir Path schemas) throws IOException {
        Output output = Codex.run("app-server", "generate-json-schema", "--out", schemas.toString());

        assertThat(output.exitCode()).as(output.stderr()).isZero();
        try (var files = Files.list(schemas)) {
            assertThat(files).isNotEmpty();
        }
    }

    private static List<String> deltas(CodexClient codex, String method) {
        return codex.wire().received().stream()
                .filter(message -> message.path("method").asText().equals(method))
                .map(message -> message.at("/params/delta").asText()).toList();
    }
}

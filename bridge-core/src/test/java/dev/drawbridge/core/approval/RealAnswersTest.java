package dev.drawbridge.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.codex.CodexSettings;
import dev.drawbridge.partners.mcp.ToolServer;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.model.Step;
import dev.drawbridge.partners.wire.Json;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealAgents(Partner.CODEX)
class RealAnswersTest {
    private final FakeModel model = FakeModel.start();
    private final CodexHome home = CodexHome.of(CodexSettings.of(model).more("""
            [features]
            default_mode_request_user_input = true
            request_permissions_tool = true
            """ + ToolServer.toml()));
    private CodexClient codex = Codex.onStdio(home);
    private String thread = begin();

    private String begin() {
        codex.initialize();
        return startThread();
    }

    /** A thread whose tools can be used: their server takes its time to start. */
    private String startThread() {
        String started = codex.startThread();
        codex.wire().await("tools", message -> message.path("method").asText()
                .equals("mcpServer/startupStatus/updated")
                && message.at("/params/threadId").asText().equals(started)
                && message.at("/params/status").asText().equals("ready"));
        return started;
    }

    @AfterEach
    void close() {
        codex.close();
        home.close();
        model.close();
    }

    /** What is asked in the course of the turn; the request is the one to answer. */
    private record Asked(JsonNode request, Ask ask) {}

    private Asked asked(String prompt) {
        codex.startTurn(thread, prompt);
        return asked();
    }

    private Asked asked() {
        JsonNode request = codex.wire().await("a question",
                message -> message.has("method") && message.has("id"));
        Optional<JsonNode> changes = codex.wire().received().stream()
                .filter(it -> it.at("/params/item/id").equals(request.at("/params/itemId"))
                        && it.at("/params/item").has("changes"))
                .map(it -> it.at("/params/item/changes")).findFirst();
        return new Asked(request, Ask.of(request.path("method").asText(), request.path("params"), changes,
                Optional.of(home.workspace().toString())).orElseThrow());
    }

    private void answer(Asked asked, Verdict verdict) {
        JsonNode result = asked.ask().result(verdict);
        assertThat(asked.ask().read(result)).isInstanceOf(Reply.Offered.class);
        codex.wire().send(Json.text(Map.of("id", asked.request().path("id"), "result", result)));
    }

    private void isNotAsked(String prompt) {
        long before = questions();
        codex.startTurn(thread, prompt);
        assertThat(codex.awaitTurn().path("status").asText()).isEqualTo("completed");
        assertThat(questions()).isEqualTo(before);
    }

    private long questions() {
        return codex.wire().received().stream().filter(it -> it.has("method") && it.has("id")).count();
    }

    private String done() {
        return codex.awaitTurn().path("status").asText();
    }

    private Path file(String name) {
        return home.workspace().resolve(name);
    }

    private String lastToolResult() {
        return model.requests().getLast().toolResults().getLast();
    }

    @Test
    void anAcceptedCommandRuns() {
        Asked asked = asked("RUN: touch one ESCALATE");
        assertThat(asked.ask().command()).contains("touch one");
        answer(asked, Verdict.once(Decision.ACCEPT));
        assertThat(done()).isEqualTo("completed");
        assertThat(file("one")).exists();
        answer(asked("RUN: touch one ESCALATE"), Verdict.once(Decision.DECLINE));
        assertThat(done()).isEqualTo("completed");
    }

    @Test
    void aDeclinedCommandDoesNotRunAndTheTurnGoesOn() {
        Asked asked = asked("RUN: touch two ESCALATE");
        answer(asked, Verdict.once(Decision.DECLINE));
        assertThat(done()).isEqualTo("completed");
        assertThat(file("two")).doesNotExist();
        assertThat(asked.ask().read(asked.ask().refusal()))
                .isEqualTo(new Reply.Offered(Decision.DECLINE, ApprovalScope.ONCE));
    }

    @Test
    void aCancelledCommandDoesNotRunAndTheTurnEnds() {
        answer(asked("RUN: touch three ESCALATE"), Verdict.once(Decision.CANCEL));
        assertThat(done()).isEqualTo("interrupted");
        assertThat(file("three")).doesNotExist();
    }

    @Test
    void aCommandThatIsAlwaysAcceptedIsNotAskedAgainEvenAfterARestart() {
        Asked asked = asked("RUN: touch four ESCALATE");
        assertThat(asked.ask().keeper(ApprovalScope.ALWAYS)).isEqualTo(Keeper.AGENT);
        answer(asked, Verdict.of(Decision.ACCEPT, ApprovalScope.ALWAYS));
        assertThat(done()).isEqualTo("completed");
        isNotAsked("RUN: touch four ESCALATE");
        codex.close();
        codex = Codex.onStdio(home);
        thread = begin();
        isNotAsked("RUN: touch four ESCALATE");
        for (String other : List.of("touch fou", "touch four; touch five", "touch four > five")) {
            answer(asked("RUN: " + other + " ESCALATE"), Verdict.once(Decision.DECLINE));
            assertThat(done()).isEqualTo("completed");
        }
    }

    @Test
    void acceptedForTheSessionIsOneAnswerToTheAgentAndMoreIsTheBridgesToKeep() {
        Asked asked = asked("RUN: touch six ESCALATE");
        assertThat(asked.ask().keeper(ApprovalScope.SESSION)).isEqualTo(Keeper.BRIDGE);
        answer(asked, Verdict.of(Decision.ACCEPT, ApprovalScope.SESSION));
        assertThat(done()).isEqualTo("completed");
        Asked again = asked("RUN: touch six ESCALATE");
        assertThat(again.ask().fingerprint()).isEqualTo(asked.ask().fingerprint()).isPresent();
        answer(again, Verdict.once(Decision.DECLINE));
        assertThat(done()).isEqualTo("completed");
        Asked other = asked("RUN: touch six seven ESCALATE");
        assertThat(other.ask().fingerprint()).isPresent().isNotEqualTo(asked.ask().fingerprint());
        answer(other, Verdict.once(Decision.DECLINE));
        assertThat(done()).isEqualTo("completed");
    }

    @Test
    void filesAreChangedWhenThatIsAccepted() {
        Asked asked = patched("file.txt");
        assertThat(asked.ask().fingerprint()).contains("files:" + home.workspace());
        answer(asked, Verdict.once(Decision.DECLINE));
        assertThat(done()).isEqualTo("completed");
        assertThat(file("file.txt")).doesNotExist();
        answer(patched("file.txt"), Verdict.of(Decision.ACCEPT, ApprovalScope.SESSION));
        assertThat(done()).isEqualTo("completed");
        assertThat(file("file.txt")).hasContent("hello");
        Asked outside = patched("../outside.txt");
        assertThat(outside.ask().fingerprint()).isEmpty();
        answer(outside, Verdict.once(Decision.CANCEL));
        assertThat(done()).isEqualTo("interrupted");
    }

    private Asked patched(String path) {
        model.next(Step.addFile(path, "hello"));
        return asked("change it");
    }

    @Test
    void permissionsAreGrantedForTheTurnOrTheSession() {
        String wanted = "CALL: request_permissions {\"reason\":\"r\",\"permissions\":{\"network\":{\"enabled\":true},"
                + "\"file_system\":{\"write\":[\"/opt/x\"],\"read\":[\"/etc\"]}}}";
        answer(asked(wanted), Verdict.once(Decision.ACCEPT));
        assertThat(done()).isEqualTo("completed");
        assertThat(lastToolResult()).contains("turn").contains("/opt/x").contains("/etc").contains("enabled");
        answer(asked(wanted), Verdict.of(Decision.ACCEPT, ApprovalScope.SESSION));
        assertThat(done()).isEqualTo("completed");
        assertThat(lastToolResult()).contains("session").contains("/opt/x");
        answer(asked(wanted), Verdict.once(Decision.DECLINE));
        assertThat(done()).isEqualTo("completed");
        assertThat(lastToolResult()).doesNotContain("/opt/x").doesNotContain("enabled");
    }

    @Test
    void questionsAreAnswered() {
        String question = "CALL: request_user_input {\"questions\":[{\"id\":\"colour\",\"header\":\"H\","
                + "\"question\":\"Which?\",\"options\":[{\"label\":\"red\",\"description\":\"x\"},"
                + "{\"label\":\"blue\",\"description\":\"y\"}]}]}";
        answer(asked(question), Verdict.answering(Map.of("colour", List.of("blue"))));
        assertThat(done()).isEqualTo("completed");
        assertThat(lastToolResult()).contains("blue");
        answer(asked(question), Verdict.once(Decision.DECLINE));
        assertThat(done()).isEqualTo("completed");
        assertThat(lastToolResult()).isEqualTo("{\"answers\":{}}");
    }

    @Test
    void aFormOfAnMcpServerIsFilledIn() {
        Asked asked = asked("CALL: mcp__desk|form {}");
        assertThat(asked.ask().kind()).isEqualTo(ApprovalKind.ELICITATION);
        answer(asked, Verdict.filling(Json.parse("{\"name\":\"Ada\",\"age\":36}")));
        assertThat(done()).isEqualTo("completed");
        assertThat(lastToolResult()).contains("accept").contains("Ada");
        answer(asked("CALL: mcp__desk|form {}"), Verdict.once(Decision.DECLINE));
        assertThat(done()).isEqualTo("completed");
        assertThat(lastToolResult()).contains("decline");
        answer(asked("CALL: mcp__desk|form {}"), Verdict.once(Decision.CANCEL));
        assertThat(done()).isEqualTo("completed");
        assertThat(lastToolResult()).contains("cancel");
    }

    @Test
    void aToolIsUsedOnceForTheSessionOrAlways() throws Exception {
        String ring = "CALL: mcp__desk|ring {}";
        Asked asked = asked(ring);
        assertThat(asked.ask().tool()).contains("mcp:desk:ring");
        assertThat(asked.ask().personal()).isFalse();
        answer(asked, Verdict.once(Decision.DECLINE));
        assertThat(done()).isEqualTo("completed");
        assertThat(lastToolResult()).doesNotContain("rang");
        answer(asked(ring), Verdict.once(Decision.ACCEPT));
        assertThat(done()).isEqualTo("completed");
        assertThat(lastToolResult()).contains("rang");
        answer(asked(ring), Verdict.of(Decision.ACCEPT, ApprovalScope.SESSION));
        assertThat(done()).isEqualTo("completed");
        isNotAsked(ring);
        thread = startThread();
        answer(asked(ring), Verdict.of(Decision.ACCEPT, ApprovalScope.ALWAYS));
        assertThat(done()).isEqualTo("completed");
        assertThat(Files.readString(home.directory().resolve("config.toml")))
                .contains("[mcp_servers.desk.tools.ring]");
        thread = startThread();
        isNotAsked(ring);
    }
}

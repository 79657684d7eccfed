package dev.drawbridge.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.machine.AgentProcess;
import dev.drawbridge.partners.machine.Executables;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.partners.model.Step;
import dev.drawbridge.partners.wire.Json;
import dev.drawbridge.partners.wire.Wire;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An editor that speaks the Agent Client Protocol, the real adapter codex-acp as its agent, and as the adapter's Codex a
 * link to the program: a phone is in the same session.
 */
@RealAgents({Partner.CODEX, Partner.CODEX_ACP})
@Timeout(120)
final class AcpIT {
    private static final String APPROVAL = "item/commandExecution/requestApproval";
    private static final String QUESTION = "session/request_permission";

    @TempDir
    private Path place;
    private Desktop desktop;
    private AgentProcess adapter;
    private Wire editor;
    private int requests;

    @BeforeEach
    void open() {
        desktop = new Desktop(place);
        Path script = Partner.CODEX_ACP.installed()
                .resolve("node_modules/@agentclientprotocol/codex-acp/dist/index.js");
        // in its other modes it has another model look at what is asked, instead of people
        adapter = desktop.command(Executables.find("node").orElseThrow().toString(), script.toString())
                .withVariable("CODEX_PATH", place.resolve("bin/codex").toString())
                .withVariable("INITIAL_AGENT_MODE", "read-only").start();
        editor = Wire.of(adapter);
    }

    @AfterEach
    void close() {
        editor.close();
        adapter.close();
        desktop.close();
    }

    private int send(String method, Map<String, ?> params) {
        requests++;
        editor.send(Map.of("jsonrpc", "2.0", "id", requests, "method", method, "params", params));
        return requests;
    }

    private JsonNode result(int id) {
        JsonNode answer = editor.await("the answer to " + id,
                message -> !message.has("method") && message.path("id").asInt(-1) == id);
        assertThat(answer.path("error").isMissingNode()).as(answer.toString()).isTrue();
        return answer.path("result");
    }

    private String session() {
        assertThat(result(send("initialize", Map.of("protocolVersion", 1, "clientCapabilities", Map.of())))
                .at("/agentInfo/version").asText()).isEqualTo("2.6.0");
        return result(send("session/new",
                Map.of("cwd", desktop.workspace().toString(), "mcpServers", List.of())))
                .path("sessionId").asText();
    }

    private int prompt(String session, String text) {
        return send("session/prompt", Map.of("sessionId", session, "prompt",
                List.of(Map.of("type", "text", "text", text))));
    }

    private JsonNode chunk(String text) {
        return editor.await("a chunk that says " + text,
                message -> message.at("/params/update/sessionUpdate").asText().equals("agent_message_chunk")
                        && message.at("/params/update/content/text").asText().contains(text));
    }

    private JsonNode question() {
        return editor.await(QUESTION, message -> message.path("method").asText().equals(QUESTION));
    }

    private void choose(JsonNode question, String option) {
        editor.send(Json.text(Map.of("jsonrpc", "2.0", "id", question.get("id"), "result",
                Map.of("outcome", Map.of("outcome", "selected", "optionId", option)))));
    }

    @Test
    void anEditorAndAPhoneShareASessionItsTurnsAndItsQuestions() {
        String session = session();
        int begun = prompt(session, "SAY: begun in the editor");
        chunk("begun");
        assertThat(result(begun).path("stopReason").asText()).isEqualTo("end_turn");
        CodexClient phone = desktop.phone();
        phone.request("thread/resume", Map.of("threadId", session));

        Gate middle = new Gate();
        desktop.model().when("speak", Step.text("the first half "), Step.hold(middle),
                Step.text("and the second"));
        int spoken = prompt(session, "speak");
        chunk("the first half");
        assertThat(phone.await("item/agentMessage/delta").at("/params/delta").asText())
                .contains("the first half");
        middle.open();
        chunk("and the second");
        assertThat(result(spoken).path("stopReason").asText()).isEqualTo("end_turn");
        assertThat(phone.awaitTurn().path("status").asText()).isEqualTo("completed");

        int ran = prompt(session, "RUN: echo by the editor $((40+2)) ESCALATE");
        JsonNode asked = phone.await(APPROVAL);
        choose(question(), "allow_once");
        assertThat(phone.await("serverRequest/resolved").at("/params/requestId")).isEqualTo(asked.get("id"));
        assertThat(result(ran).path("stopReason").asText()).isEqualTo("end_turn");
        assertThat(phone.await("item/completed", "commandExecution").at("/params/item/aggregatedOutput")
                .asText()).contains("by the editor 42");
    }

    @Test
    void whatThePhoneAnswersIsSettledInTheEditor() {
        String session = session();
        result(prompt(session, "SAY: begun in the editor"));
        CodexClient phone = desktop.phone();
        phone.request("thread/resume", Map.of("threadId", session));
        int ran = prompt(session, "RUN: echo by the phone $((40+2)) ESCALATE");
        JsonNode question = question();
        phone.decide(phone.await(APPROVAL), "accept");
        JsonNode call = question.at("/params/toolCall/toolCallId");
        assertThat(editor.await("the end of the tool call",
                message -> message.at("/params/update/sessionUpdate").asText().equals("tool_call_update")
                        && message.at("/params/update/toolCallId").equals(call))
                .at("/params/update/status").asText()).isEqualTo("completed");
        assertThat(result(ran).path("stopReason").asText()).isEqualTo("end_turn");
        assertThat(phone.awaitTurn().path("status").asText()).isEqualTo("completed");

        // the adapter leaves its question standing; who answers it now is too late, and does no harm
        choose(question, "cancel");
        int after = prompt(session, "SAY: all is well");
        assertThat(phone.awaitTurn().path("status").asText()).isEqualTo("completed");
        assertThat(result(after).path("stopReason").asText()).isEqualTo("end_turn");
    }
}

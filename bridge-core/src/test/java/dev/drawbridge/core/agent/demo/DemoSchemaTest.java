package dev.drawbridge.core.agent.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.Conversation;
import dev.drawbridge.core.agent.speech.Shapes;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RealAgents(Partner.CODEX)
class DemoSchemaTest {
    @TempDir
    private Path directory;

    @Test
    void everyResultIsOneThatCodexCouldGive() throws AgentUnavailable {
        CodexSchemas schemas = CodexSchemas.writtenTo(directory);
        try (var demo = new Conversation(new DemoAgent(new Hurry()))) {
            demo.initialize();
            String thread = demo.request("thread/start", Map.of()).at("/thread/id").asText();
            var known = new TreeSet<>(new Shapes(Desk.class).answered());
            known.addAll(ThreadDesk.METHODS);
            known.addAll(ReadingDesk.METHODS);
            known.addAll(TurnDesk.METHODS);
            known.addAll(List.of("hooks/list", "skills/list"));
            known.removeAll(List.of("turn/steer", "turn/interrupt", "thread/archive", "thread/unarchive",
                    "thread/delete"));
            check(schemas, demo, "turn/start",
                    Map.of("threadId", thread, "input", List.of(Map.of("type", "text", "text", "hello"))));
            JsonNode question = demo.awaitMethod("item/commandExecution/requestApproval");
            check(schemas, demo, "turn/steer",
                    Map.of("threadId", thread, "expectedTurnId", question.at("/params/turnId").asText(),
                            "input", List.of(Map.of("type", "text", "text", "more"))));
            for (String method : known) {
                check(schemas, demo, method,
                        Map.of("threadId", thread, "name", "n", "includeTurns", true, "cwds",
                                List.of("/a"), "expectedRevision", "0", "input",
                                List.of(Map.of("type", "text", "text", "hello"))));
            }
            check(schemas, demo, "turn/interrupt",
                    Map.of("threadId", thread, "turnId", question.at("/params/turnId").asText()));
            for (String method : List.of("thread/resume", "thread/archive", "thread/unarchive",
                    "thread/delete")) {
                check(schemas, demo, method, Map.of("threadId", thread));
            }
        }
    }

    @Test
    void everythingSaidIsWhatCodexCouldSay() throws AgentUnavailable {
        CodexSchemas schemas = CodexSchemas.writtenTo(directory);
        try (var demo = new Conversation(new DemoAgent(new Hurry()))) {
            demo.initialize();
            String thread = demo.request("thread/start", Map.of("approvalPolicy", "never")).at("/thread/id")
                    .asText();
            for (String prompt : List.of("hello", "run", "change", "plan", "think", "fail", "count to 3",
                    "else")) {
                long turns = demo.params("turn/completed").count();
                demo.request("turn/start",
                        Map.of("threadId", thread, "input", List.of(Map.of("type", "text", "text", prompt))));
                demo.awaitCount("turn/completed", turns + 1);
            }
            String asking = demo.request("thread/start", Map.of()).at("/thread/id").asText();
            demo.request("turn/start",
                    Map.of("threadId", asking, "input", List.of(Map.of("type", "text", "text", "hello"))));
            demo.answer(demo.awaitMethod("item/commandExecution/requestApproval"),
                    Map.of("decision", "accept"));
            demo.awaitMethod("serverRequest/resolved");
            demo.request("thread/name/set", Map.of("threadId", thread, "name", "n"));
            demo.request("thread/archive", Map.of("threadId", thread));
            demo.request("thread/unarchive", Map.of("threadId", thread));
            demo.request("thread/delete", Map.of("threadId", thread));
            demo.awaitMethod("thread/deleted");
            List<JsonNode> said = demo.heard().stream().filter(message -> message.has("method")).toList();
            assertThat(said.stream().map(message -> message.path("method").asText()))
                    .contains("thread/started", "thread/status/changed", "turn/started", "item/started",
                            "item/completed",
                            "item/agentMessage/delta", "item/reasoning/summaryPartAdded",
                            "item/reasoning/summaryTextDelta", "turn/plan/updated",
                            "item/commandExecution/outputDelta",
                            "turn/diff/updated", "thread/tokenUsage/updated", "error", "turn/completed",
                            "remoteControl/status/changed", "thread/name/updated", "thread/archived",
                            "thread/unarchived", "thread/deleted");
            said.forEach(message -> assertThat(schemas.differences(message)).as("%s", message).isEmpty());
        }
    }

    private static void check(CodexSchemas schemas, Conversation demo, String method, Map<String, ?> params) {
        assertThat(schemas.differences(method, demo.request(method, params))).as(method).isEmpty();
    }
}

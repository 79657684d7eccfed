package dev.drawbridge.server.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only a person knows, and a real Codex is told by way of the bridge. */
@RealAgents(Partner.CODEX)
@Timeout(120)
final class OwnWordsTest {
    private static final String QUESTION = "CALL: request_user_input {\"questions\":[{\"id\":\"q\",\"header\":\"H\","
            + "\"question\":\"Q?\",\"options\":[{\"label\":\"x\",\"description\":\"d\"}]}]}";

    @TempDir
    private Path memory;

    @Test
    void aQuestionIsAnsweredInOwnWords() {
        try (House house = House.of(memory)) {
            Person phone = house.enter("phone");
            String thread = phone.thread();
            JsonNode asked = phone.asks(thread, QUESTION);
            assertThat(asked.path("scopes").toString()).isEqualTo("[\"once\"]");
            phone.client().request("bridge/approvals/answer", Map.of("approvalId", asked.path("approvalId"),
                    "decision", "accept", "answers", Map.of("q", List.of("something else"))));
            assertThat(phone.awaitEnd(thread)).isEqualTo("completed");
            assertThat(house.lastToolResult()).contains("something else");
        }
    }

    @Test
    void aFormIsFilledInAsItsSchemaWants() {
        try (House house = House.of(memory)) {
            Person phone = house.enter("phone");
            String thread = phone.threadWithTools();
            JsonNode asked = phone.asks(thread, "CALL: mcp__desk|form {}");
            JsonNode refused = phone.client().exchange("bridge/approvals/answer", Map.of("approvalId",
                    asked.path("approvalId"), "decision", "accept", "content", Map.of("age", "old")));
            assertThat(refused.at("/error/code").asInt()).isEqualTo(-32602);
            phone.client().request("bridge/approvals/answer", Map.of("approvalId", asked.path("approvalId"),
                    "decision", "accept", "content", Map.of("name", "Ada", "age", 36)));
            assertThat(phone.awaitEnd(thread)).isEqualTo("completed");
            assertThat(house.lastToolResult()).contains("accept").contains("Ada");
        }
    }
}

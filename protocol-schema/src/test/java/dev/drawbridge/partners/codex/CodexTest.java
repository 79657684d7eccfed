package dev.drawbridge.partners.codex;

import static dev.drawbridge.partners.model.Step.hold;
import static dev.drawbridge.partners.model.Step.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.model.Gate;
import java.util.List;
import org.junit.jupiter.api.Test;

@RealAgents(Partner.CODEX)
class CodexTest {
    @Test
    void aPromptStreamsItsDeltas() {
        try (var model = FakeModel.start(); var codex = Codex.onStdio(model)) {
            codex.initialize();
            codex.startTurn(codex.startThread(), "TOKENS:100");

            assertThat(codex.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(deltas(codex, "item/agentMessage/delta")).hasSize(100).startsWith("tok0 ")
                    .endsWith("tok99 ");
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
            assertThat(deltas(codex, "item/agentMessage/delta")).containsExactly("one ");
            middle.open();
            JsonNode message = codex.await("item/completed", "agentMessage");
            assertThat(message.at("/params/item/text").asText()).isEqualTo("one two");
        }
    }

    static List<String> deltas(CodexClient codex, String method) {
        return codex.wire().received().stream()
                .filter(message -> message.path("method").asText().equals(method))
                .map(message -> message.at("/params/delta").asText()).toList();
    }
}

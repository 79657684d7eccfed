package dev.drawbridge.core.agent.pi.thread;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealAgents({Partner.PI, Partner.PI_LEGACY})
class TurnsOfARealPiTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aTurnIsToldFromItsBeginningToItsEnd(Partner version) {
        try (var life = new RealLife(version)) {
            String turn = life.turn("TOKENS:3 THINK:2 USAGE:100,20");
            JsonNode end = life.told().await("turn/completed");

            assertThat(end.at("/turn/id").asText()).isEqualTo(turn);
            assertThat(end.at("/turn/status").asText()).isEqualTo("completed");
            assertThat(life.told().methods()).containsExactly("turn/started", "item/started",
                    "item/completed", "item/started", "item/reasoning/textDelta", "item/reasoning/textDelta",
                    "item/started", "item/agentMessage/delta", "item/agentMessage/delta",
                    "item/agentMessage/delta", "item/completed", "item/completed", "turn/completed");
            assertThat(life.told().deltas("item/agentMessage/delta")).isEqualTo("tok0 tok1 tok2 ");
            assertThat(life.told().completed("agentMessage").getFirst().path("text").asText())
                    .isEqualTo("tok0 tok1 tok2 ");
        }
    }
}

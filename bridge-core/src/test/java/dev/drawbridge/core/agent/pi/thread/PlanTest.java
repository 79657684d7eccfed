package dev.drawbridge.core.agent.pi.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.partners.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void whatAToolNotesAsStepsIsAPlan() {
        assertThat(Plan
                .of(Json.parse("{\"plan\":[{\"step\":\"a\",\"status\":\"in_progress\"},{\"step\":\"b\"}]}")))
                .hasValueSatisfying(plan -> assertThat(plan).hasToString(
                        "[{\"step\":\"a\",\"status\":\"inProgress\"},{\"step\":\"b\",\"status\":\"pending\"}]"));
    }

    @Test
    void whatHasNoWordsIsNone() {
        assertThat(Plan.of(Json.parse("{\"steps\":[1,2]}"))).isEmpty();
        assertThat(Plan.of(Json.parse("{\"steps\":[]}"))).isEmpty();
        assertThat(Plan.of(Json.parse("null"))).isEmpty();
    }

    @Test
    void linesWithBoxesAreAPlan() {
        assertThat(Plan.of(List.of("\u001b[32m☑ \u001b[0ma", "1. [ ] b", "[~] c")))
                .hasValueSatisfying(plan -> assertThat(plan).hasToString(
                        "[{\"step\":\"a\",\"status\":\"completed\"},{\"step\":\"b\",\"status\":\"pending\"},"
                                + "{\"step\":\"c\",\"status\":\"inProgress\"}]"));
        assertThat(Plan.of(List.of("☐ a", "anything"))).isEmpty();
        assertThat(Plan.of(List.of())).isEmpty();
    }
}

package dev.drawbridge.server.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real Codex asks and nobody answers. */
@RealAgents(Partner.CODEX)
@Timeout(120)
final class UnansweredTest {
    @TempDir
    private Path memory;

    @Test
    void whatNobodyAnswersInTimeIsDeclinedAndTheModelIsToldSo() {
        try (House house = House.impatient(memory, Duration.ofSeconds(1))) {
            Person phone = house.enter("phone");
            String thread = phone.thread();
            JsonNode asked = phone.asks(thread, "RUN: touch one ESCALATE");
            JsonNode closed = phone.closed(asked);
            assertThat(closed.path("state").asText()).isEqualTo("expired");
            assertThat(closed.at("/closing/reason").asText()).contains("nobody has answered in time");
            assertThat(phone.awaitEnd(thread)).isEqualTo("completed");
            assertThat(house.lastToolResult()).contains("rejected by user");
            assertThat(house.file("one")).doesNotExist();
            assertThat(phone.answersInVain(asked).path("message").asText())
                    .startsWith("This is not open any more: nobody has answered in time");
            assertThat(phone.history()).singleElement()
                    .satisfies(approval -> assertThat(approval.path("state").asText()).isEqualTo("expired"));
        }
    }

    @Test
    void whatAnAgentAskedThatEndedWithTheBridgeIsWithdrawn() {
        try (House house = House.of(memory)) {
            Person laptop = house.enter("laptop");
            String thread = laptop.thread();
            JsonNode asked = laptop.asks(thread, "RUN: touch one ESCALATE");
            house.restart();
            Person phone = house.enter("phone");
            assertThat(phone.open()).isEmpty();
            assertThat(phone.inbox(thread)).containsExactly("turnCompleted", "turnFailed");
            assertThat(phone.history()).singleElement()
                    .satisfies(
                            approval -> assertThat(approval.path("state").asText()).isEqualTo("withdrawn"));
            assertThat(phone.answersInVain(asked).path("message").asText())
                    .startsWith("This is not open any more: ");
        }
    }
}

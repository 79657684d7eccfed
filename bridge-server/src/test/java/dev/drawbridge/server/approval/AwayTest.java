package dev.drawbridge.server.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Codex that runs by itself and asks, while all people and then the bridge go away. */
@RealAgents(Partner.CODEX)
@Timeout(120)
final class AwayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> DONE_TWICE = List.of("turnCompleted", "turnCompleted");

    @TempDir
    private Path memory;

    private House house;

    @BeforeEach
    void open() {
        house = House.attached(memory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatWasAskedBeforeEverybodyLeftIsAnsweredByAPhoneAndTheCommandRuns() {
        Person laptop = house.enter("laptop");
        String thread = laptop.thread();
        JsonNode asked = laptop.asks(thread, "RUN: touch one ESCALATE");
        house.restart();

        Person phone = house.enter("phone");
        JsonNode same = phone.opened(thread);
        assertThat(same.path("approvalId")).isEqualTo(asked.path("approvalId"));
        assertThat(same.path("openedAtMs")).isEqualTo(asked.path("openedAtMs"));
        assertThat(same.path("summary")).isEqualTo(asked.path("summary"));
        assertThat(house.file("one")).doesNotExist();
        phone.resume(thread);
        phone.answers(same, "accept", "once");

        assertThat(phone.awaitEnd(thread)).isEqualTo("completed");
        assertThat(house.file("one")).exists();
        assertThat(phone.open()).isEmpty();
        assertThat(phone.history()).singleElement().satisfies(approval -> {
            assertThat(approval.path("approvalId")).isEqualTo(asked.path("approvalId"));
            assertThat(approval.path("state").asText()).isEqualTo("answered");
            assertThat(approval.at("/closing/by/client").asText()).isEqualTo("phone 1");
            assertThat(approval.at("/closing/by/device").asText()).isEqualTo("local");
        });
        house.restart();
        assertThat(house.enter("tablet").answersInVain(asked).path("message").asText())
                .startsWith("This was already answered by phone 1 on local: accept, ");
    }

    @Test
    void aPhoneNeedNotFollowTheThreadToAnswer() {
        Person laptop = house.enter("laptop");
        String thread = laptop.thread();
        laptop.asks(thread, "RUN: touch one ESCALATE");
        house.restart();

        Person phone = house.enter("phone");
        JsonNode asked = phone.opened(thread);
        phone.answers(asked, "accept", "once");
        await().atMost(PATIENCE).until(() -> house.file("one").toFile().exists());
        await().atMost(PATIENCE).until(() -> phone.inbox(thread).toList().equals(DONE_TWICE));
    }

    @Test
    void whatWaitsInTheInboxIsTheSameAfterwards() {
        Person laptop = house.enter("laptop");
        String thread = laptop.thread();
        JsonNode asked = laptop.asks(thread, "RUN: touch one ESCALATE");
        JsonNode before = laptop.inbox(/* includeSeen= */ true).getLast();
        assertThat(before.path("approvalId")).isEqualTo(asked.path("approvalId"));
        house.restart();

        Person phone = house.enter("phone");
        JsonNode same = phone.opened(thread);
        assertThat(phone.inbox(/* includeSeen= */ true)).last().isEqualTo(before);
        phone.answers(same, "decline", "once");
        await().atMost(PATIENCE).until(() -> phone.inbox(thread).toList().equals(DONE_TWICE));
        assertThat(house.file("one")).doesNotExist();
    }
}

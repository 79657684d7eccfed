package dev.drawbridge.server.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.partners.model.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What waits for people in the threads of a real Codex that runs by itself. */
@RealAgents(Partner.CODEX)
@Timeout(120)
final class InboxTest {
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
    void itIsOneForAllThreadsAndDevicesAndOutlivesTheBridge() {
        Person phone = house.enter("phone");
        Person tablet = house.enter("tablet");
        String first = phone.thread();
        assertThat(phone.turn(first, "FAIL: out of order")).isEqualTo("failed");
        String second = tablet.thread();
        interrupt(tablet, second);
        JsonNode asked = tablet.asks(second, "RUN: touch one ESCALATE");
        JsonNode question = phone.asks(first,
                "CALL: request_user_input {\"questions\":[{\"id\":\"q\",\"header\":\"H\","
                        + "\"question\":\"Q?\",\"options\":[{\"label\":\"x\",\"description\":\"d\"}]}]}");

        List<JsonNode> items = phone.inbox(/* includeSeen= */ false);
        assertThat(tablet.inbox(/* includeSeen= */ false)).isEqualTo(items);
        assertThat(items).extracting(item -> item.path("kind").asText()).containsExactly("turnCompleted",
                "turnFailed", "turnCompleted", "turnInterrupted", "approval", "question");
        assertThat(phone.inbox(first)).containsExactly("turnCompleted", "turnFailed", "question");
        assertThat(items.get(1).path("summary").asText()).contains("out of order");
        assertThat(items.get(4).path("approvalId")).isEqualTo(asked.path("approvalId"));

        phone.client().request("bridge/attention/seen", Map.of("upTo", items.get(2).path("number").asLong()));
        tablet.client().wire().await("news of what was seen",
                message -> message.path("method").asText().equals("bridge/attention")
                        && message.at("/params/items").findValues("seenAtMs").size() == 3
                        && message.at("/params/unseen").asInt() == 3);
        assertThat(tablet.inbox(/* includeSeen= */ false)).isEqualTo(items.subList(3, 6));
        List<JsonNode> all = tablet.inbox(/* includeSeen= */ true);
        house.restart();

        Person again = house.enter("phone");
        again.opened(first);
        again.opened(second);
        assertThat(again.inbox(/* includeSeen= */ false)).isEqualTo(items.subList(3, 6));
        assertThat(again.inbox(/* includeSeen= */ true)).isEqualTo(all);
        again.answers(asked, "decline", "once");
        again.answers(question, "decline", "once");
        assertThat(again.inbox(/* includeSeen= */ true).stream().filter(item -> item.has("approvalId")))
                .isEmpty();
    }

    private void interrupt(Person person, String thread) {
        Gate gate = new Gate();
        house.model().when("WAIT", Step.text("one "), Step.hold(gate));
        String turn = person.client().startTurn(thread, "WAIT");
        gate.awaitReached();
        person.client().request("turn/interrupt", Map.of("threadId", thread, "turnId", turn));
        assertThat(person.awaitEnd(thread)).isEqualTo("interrupted");
        gate.open();
    }
}

package dev.drawbridge.server.pi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What extensions of Pi ask people, by way of the bridge. */
@RealAgents({Partner.PI, Partner.PI_LEGACY})
@Timeout(60)
final class AskingTest {
    @TempDir
    private Path memory;

    @ParameterizedTest
    @EnumSource(names = "PI")
    void aRuleAnswersAGate(Partner version) {
        try (PiHouse house = PiHouse.of(memory, version).open()) {
            Guest guest = house.enter("guest");
            String thread = guest.begunThread();
            guest.client().request("bridge/rules/add",
                    Map.of("effect", "allow", "command", "touch CONFIRM*"));
            guest.client().request("bridge/rules/add", Map.of("effect", "deny", "command", "touch SELECT*"));
            assertThat(guest.turn(thread, "RUN: touch CONFIRM-1")).isEqualTo("completed");
            assertThat(guest.turn(thread, "RUN: touch SELECT-1")).isEqualTo("completed");
            assertThat(house.file("CONFIRM-1")).exists();
            assertThat(house.file("SELECT-1")).doesNotExist();
            guest.catchUp();
            assertThat(guest.heard("item/commandExecution/requestApproval", thread)).isEmpty();

            guest.client().startTurn(thread, "RUN: touch CONFIRM-2; touch other");
            guest.answers(guest.opened(thread), "decline");
            assertThat(guest.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
            assertThat(house.file("other")).doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void whoeverIsQuickerAnswersForAll(Partner version) {
        try (PiHouse house = PiHouse.of(memory, version).open()) {
            Guest desk = house.enter("desk");
            Guest phone = house.enter("phone");
            String thread = desk.begunThread();
            phone.resume(thread);
            desk.client().startTurn(thread, "RUN: touch CONFIRM");
            JsonNode asked = desk.opened(thread);
            JsonNode request = desk.await("item/commandExecution/requestApproval", thread);
            phone.answers(phone.opened(thread), "accept");
            assertThat(desk.closed(asked).at("/by/client").asText()).isEqualTo("phone 1");
            JsonNode resolved = desk.await("serverRequest/resolved", thread);
            assertThat(resolved.at("/params/requestId")).isEqualTo(request.path("id"));
            assertThat(desk.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
            assertThat(house.file("CONFIRM")).exists();
            JsonNode late = desk.client().exchange("bridge/approvals/answer",
                    Map.of("approvalId", asked.path("approvalId").asText(), "decision", "decline"));
            assertThat(late.at("/error/message").asText())
                    .startsWith("This was already answered by phone 1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void aDialogWhoseTimeIsOverIsGoneEverywhere(Partner version) {
        try (PiHouse house = PiHouse.of(memory, version).open()) {
            Guest desk = house.enter("desk");
            Guest phone = house.enter("phone");
            String thread = desk.begunThread();
            phone.resume(thread);
            desk.client().startTurn(thread, "RUN: touch HASTY");
            for (Guest each : new Guest[]{desk, phone}) {
                JsonNode asked = each.opened(thread);
                JsonNode request = each.await("item/commandExecution/requestApproval", thread);
                JsonNode closed = each.closed(asked);
                assertThat(closed.path("state").asText()).isNotEqualTo("answered");
                assertThat(each.await("serverRequest/resolved", thread).at("/params/requestId"))
                        .isEqualTo(request.path("id"));
                assertThat(each.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
            }
            assertThat(house.file("HASTY")).doesNotExist();
            assertThat(desk.client().request("bridge/approvals/list", Map.of()).path("approvals")).isEmpty();
            Guest late = house.enter("late");
            late.resume(thread);
            late.catchUp();
            assertThat(late.heard("item/commandExecution/requestApproval", thread)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void whoJoinsIsAskedWhatIsOpen(Partner version) {
        try (PiHouse house = PiHouse.of(memory, version).open()) {
            Guest desk = house.enter("desk");
            String thread = desk.begunThread();
            desk.client().startTurn(thread,
                    "CALL: ask_user {\"question\":\"which\",\"options\":[\"one\",\"two\"]}");
            desk.await("item/tool/requestUserInput", thread);
            Guest late = house.enter("late");
            late.resume(thread);
            JsonNode question = late.await("item/tool/requestUserInput", thread);
            assertThat(question.at("/params/questions/0/options").findValuesAsText("label"))
                    .containsExactly("one", "two");
            String id = question.at("/params/questions/0/id").asText();
            late.client().answer(question,
                    Map.of("answers", Map.of(id, Map.of("answers", new String[]{"two"}))));
            desk.await("serverRequest/resolved", thread);
            assertThat(desk.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
            assertThat(house.model().requests().getLast().toolResults().getLast()).contains("They said two");
        }
    }
}

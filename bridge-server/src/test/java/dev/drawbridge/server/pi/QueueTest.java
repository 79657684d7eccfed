package dev.drawbridge.server.pi;

import static dev.drawbridge.partners.model.Step.hold;
import static dev.drawbridge.partners.model.Step.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits until Pi has time for it. */
@RealAgents({Partner.PI, Partner.PI_LEGACY})
@Timeout(60)
final class QueueTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    private Path memory;

    private static String add(Guest guest, String thread, String text) {
        return guest.client()
                .request("thread/queue/add",
                        Map.of("threadId", thread, "clientUserMessageId", "by " + text, "input",
                                List.of(Map.of("type", "text", "text", text, "text_elements", List.of()))))
                .at("/queuedSubmission/id").asText();
    }

    private static JsonNode queue(Guest guest, String thread) {
        return guest.client().request("thread/queue/list", Map.of("threadId", thread));
    }

    private static List<String> waiting(Guest guest, String thread) {
        return queue(guest, thread).path("data").valueStream()
                .map(message -> message.at("/input/0/text").asText()).toList();
    }

    private static List<String> prompts(Guest guest, String thread) {
        return guest.turns(thread).stream().map(turn -> turn.at("/items/0/content/0/text").asText()).toList();
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void whatWaitsIsSaidInItsOrderAndOutlivesTheBridge(Partner version) {
        try (PiHouse house = PiHouse.of(memory, version).open()) {
            Guest guest = house.enter("guest");
            String thread = guest.begunThread();
            Gate middle = new Gate();
            house.model().when("long one", text("one "), hold(middle), text("two"));
            guest.client().startTurn(thread, "a long one");
            middle.awaitReached();
            add(guest, thread, "SAY: first");
            add(guest, thread, "SAY: second");
            assertThat(waiting(guest, thread)).containsExactly("SAY: first", "SAY: second");
            assertThat(prompts(guest, thread)).hasSize(2);
            middle.open();
            for (int turn = 0; turn < 3; turn++) {
                assertThat(guest.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
            }
            assertThat(prompts(guest, thread)).containsExactly("SAY: begun", "a long one", "SAY: first",
                    "SAY: second");
            assertThat(guest.turns(thread).getLast().at("/items/0/clientId").asText())
                    .isEqualTo("by SAY: second");
            assertThat(waiting(guest, thread)).isEmpty();

            Gate other = new Gate();
            house.model().when("cut off", text("one "), hold(other));
            guest.client().startTurn(thread, "to be cut off");
            other.awaitReached();
            add(guest, thread, "SAY: third");
            add(guest, thread, "SAY: fourth");
            house.restart();
            Guest again = house.enter("guest");
            assertThat(waiting(again, thread)).containsExactly("SAY: third", "SAY: fourth");
            assertThat(house.household().pis()).isEmpty();
            again.resume(thread);
            again.client().request("turn/start", Map.of("threadId", thread, "input",
                    List.of(Map.of("type", "text", "text", "SAY: go on"))));
            await().atMost(SOON).until(() -> waiting(again, thread).isEmpty());
            await().atMost(SOON).until(() -> again.status(thread).equals("idle"));
            assertThat(prompts(again, thread)).containsOnlyOnce("SAY: third", "SAY: fourth")
                    .containsSubsequence("SAY: third", "SAY: fourth");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void whatMayOrMayNotHaveArrivedIsNotSaidTwice(Partner version) throws IOException, InterruptedException {
        try (PiHouse house = PiHouse.of(memory, version).open()) {
            Guest guest = house.enter("guest");
            String thread = guest.begunThread();
            // comes after all that is still to be done for the turn before
            guest.client().request("thread/shellCommand", Map.of("threadId", thread, "command", "true"));
            guest.awaitEnd(thread);
            ProcessHandle pi = guest.process(thread);
            new ProcessBuilder("kill", "-STOP", Long.toString(pi.pid())).start().waitFor();
            String id = add(guest, thread, "SAY: perhaps");
            await().atMost(SOON).until(() -> queue(guest, thread).at("/data/0/bridge/state").asText()
                    .equals("sending"));
            pi.destroyForcibly();
            await().atMost(SOON).until(() -> queue(guest, thread).at("/data/0/bridge/state").asText()
                    .equals("uncertain"));
            assertThat(queue(guest, thread).at("/bridge/held").asText()).contains("it is not known whether");
            assertThat(guest.turn(thread, "SAY: meanwhile")).isEqualTo("completed");
            house.restart();
            Guest again = house.enter("guest");
            assertThat(queue(again, thread).at("/data/0/bridge/state").asText()).isEqualTo("uncertain");
            again.resume(thread);
            assertThat(again.turn(thread, "SAY: later")).isEqualTo("completed");
            assertThat(prompts(again, thread)).containsExactly("SAY: begun", "", "SAY: meanwhile",
                    "SAY: later");
            await().atMost(SOON).until(() -> again.client()
                    .exchange("thread/queue/start", Map.of("threadId", thread, "queuedSubmissionId", id))
                    .has("result"));
            assertThat(again.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
            assertThat(prompts(again, thread)).endsWith("SAY: perhaps");
            assertThat(waiting(again, thread)).isEmpty();
        }
    }
}

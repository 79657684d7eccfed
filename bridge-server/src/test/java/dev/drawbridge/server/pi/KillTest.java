package dev.drawbridge.server.pi;

import static dev.drawbridge.partners.model.Step.hold;
import static dev.drawbridge.partners.model.Step.reasoning;
import static dev.drawbridge.partners.model.Step.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A Pi that is killed in the middle of a turn. */
@RealAgents({Partner.PI, Partner.PI_LEGACY})
@Timeout(120)
final class KillTest {
    @TempDir
    private Path memory;

    @ParameterizedTest
    @CsvSource({"PI, 20", "PI_LEGACY, 4"})
    void theTurnFailsOnceAndTheThreadGoesOn(Partner version, int kills) {
        try (PiHouse house = PiHouse.of(memory, version).open()) {
            Guest guest = house.enter("guest");
            String thread = guest.begunThread();
            List<String> runtimes = new ArrayList<>();
            List<String> expected = new ArrayList<>(List.of("completed"));
            for (int kill = 0; kill < kills; kill++) {
                runtimes.add(guest.runtime(thread).orElseThrow());
                String turn = inTheMiddle(house, guest, thread, kill);
                guest.kill(thread);
                JsonNode end = guest.awaitEnd(thread);
                assertThat(end.path("id").asText()).isEqualTo(turn);
                assertThat(end.path("status").asText()).as("kill %s", kill).isEqualTo("failed");
                assertThat(end.at("/error/message").asText()).contains("Pi ended unexpectedly");
                assertThat(guest.runtime(thread)).isEmpty();
                assertThat(guest.turn(thread, "SAY: again")).isEqualTo("completed");
                house.household().awaitNoneRunning("sleep");
                expected.addAll(List.of("failed", "completed"));
            }
            assertThat(runtimes).doesNotHaveDuplicates();
            assertThat(house.household().pis()).hasSize(1);
            assertThat(house.sessions()).hasSize(1);
            guest.catchUp();
            assertThat(guest.heard("turn/completed", thread)).hasSize(1 + 2 * kills)
                    .extracting(message -> message.at("/params/turn/id").asText()).doesNotHaveDuplicates();
            List<JsonNode> turns = guest.turns(thread);
            assertThat(turns).extracting(turn -> turn.path("status").asText()).isEqualTo(expected);
            house.restart();
            Account.of(turns).isAlso(Account.of(house.enter("guest").turns(thread)));
        }
    }

    /** Begins a turn and returns its id when Pi is amid a word, a thought or a command. */
    private static String inTheMiddle(PiHouse house, Guest guest, String thread, int kill) {
        if (kill % 2 == 0) {
            String turn = guest.client().startTurn(thread, "RUN: echo begun; sleep 600");
            house.household().awaitRunning("sleep");
            return turn;
        }
        Gate middle = new Gate();
        String prompt = "interrupted word " + kill;
        if (kill % 4 == 1) {
            house.model().when(prompt, text("a word "), hold(middle));
        } else {
            house.model().when(prompt, reasoning("a thought "), hold(middle));
        }
        String turn = guest.client().startTurn(thread, prompt);
        middle.awaitReached();
        guest.await(kill % 4 == 1 ? "item/agentMessage/delta" : "item/reasoning/textDelta", thread);
        return turn;
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void aThreadThatHasNoFileYetGoesOnToo(Partner version) {
        try (PiHouse house = PiHouse.of(memory, version).open()) {
            Guest guest = house.enter("guest");
            String thread = guest.thread();
            Gate middle = new Gate();
            house.model().when("the first", hold(middle));
            guest.client().startTurn(thread, "the first");
            middle.awaitReached();
            guest.kill(thread);
            assertThat(guest.awaitEnd(thread).path("status").asText()).isEqualTo("failed");
            assertThat(guest.turn(thread, "SAY: the second")).isEqualTo("completed");
            assertThat(guest.turns(thread)).last()
                    .satisfies(turn -> assertThat(turn.toString()).contains("the second"));
        }
    }
}

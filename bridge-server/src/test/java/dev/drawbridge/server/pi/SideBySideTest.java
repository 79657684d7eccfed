package dev.drawbridge.server.pi;

import static dev.drawbridge.partners.model.Step.hold;
import static dev.drawbridge.partners.model.Step.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.server.log.Log;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thread of Codex and one of Pi, open at once at one client. */
@RealAgents({Partner.PI, Partner.CODEX})
@Timeout(90)
final class SideBySideTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String DELTA = "item/agentMessage/delta";

    @TempDir
    private Path memory;

    /** The one that was begun last. */
    private String turn = "";
    private PiHouse house;
    private Guest guest;
    private String ofCodex;
    private String ofPi;

    @BeforeEach
    void open() {
        house = PiHouse.besideCodex(memory).open();
        guest = house.enter("guest");
        ofCodex = guest.client().startThread();
        guest.turn(ofCodex, "SAY: begun");
        ofPi = guest.begunThread();
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** Begins a turn that stands still in the middle of its answer. */
    private Gate speaking(String thread) {
        Gate middle = new Gate();
        house.model().when("speak in " + thread, text("one "), hold(middle), text("two"));
        turn = guest.client().startTurn(thread, "speak in " + thread);
        guest.await(DELTA, thread);
        return middle;
    }

    private static String answer(JsonNode turn, Guest guest, String thread) {
        return guest.heard("item/completed", thread).stream()
                .filter(heard -> heard.at("/params/turnId").equals(turn.path("id"))
                        && heard.at("/params/item/type").asText().equals("agentMessage"))
                .findFirst().orElseThrow().at("/params/item/text").asText();
    }

    private JsonNode ends(String thread, String status) {
        JsonNode turn = guest.awaitEnd(thread);
        assertThat(turn.path("status").asText()).isEqualTo(status);
        return turn;
    }

    @Test
    void bothSpeakAndBothAsk() {
        assertThat(ofCodex).isNotEqualTo(ofPi);
        Gate codex = speaking(ofCodex);
        Gate pi = speaking(ofPi);
        pi.open();
        assertThat(answer(ends(ofPi, "completed"), guest, ofPi)).isEqualTo("one two");
        codex.open();
        assertThat(answer(ends(ofCodex, "completed"), guest, ofCodex)).isEqualTo("one two");

        guest.client().startTurn(ofCodex, "RUN: echo by Codex ESCALATE");
        guest.client().startTurn(ofPi, "RUN: echo CONFIRM by Pi");
        JsonNode askedByPi = guest.opened(ofPi);
        JsonNode askedByCodex = guest.opened(ofCodex);
        assertThat(askedByPi.path("agent").asText()).isEqualTo("pi");
        assertThat(askedByCodex.path("agent").asText()).isEqualTo("codex");
        guest.answers(askedByPi, "accept");
        ends(ofPi, "completed");
        guest.answers(askedByCodex, "decline");
        ends(ofCodex, "completed");
        assertThat(guest.client().request("model/list", Map.of()).path("data").findValuesAsText("model"))
                .contains("pi/fake/fake-1", "pi/fake/fake-2").anyMatch(model -> !model.startsWith("pi/"));
    }

    @Test
    void theDeathOfOneIsNothingToTheOther(Log log) {
        log.expect("codex has ended");
        Gate pi = speaking(ofPi);
        Gate codex = speaking(ofCodex);
        String lost = turn;
        house.householdOfCodex().running("codex\0app-server").forEach(ProcessHandle::destroyForcibly);
        codex.open();
        pi.open();
        assertThat(answer(ends(ofPi, "completed"), guest, ofPi)).isEqualTo("one two");
        await().atMost(SOON).until(() -> guest.client()
                .exchange("thread/resume", Map.of("threadId", ofCodex)).has("result"));
        assertThat(guest.turn(ofCodex, "SAY: back")).isEqualTo("completed");
        assertThat(guest.ended(ofCodex, lost).orElse("interrupted")).isEqualTo("interrupted");

        pi = speaking(ofPi);
        codex = speaking(ofCodex);
        guest.kill(ofPi);
        ends(ofPi, "failed");
        pi.open();
        codex.open();
        String unharmed = turn;
        await().atMost(SOON).until(() -> guest.ended(ofCodex, unharmed).isPresent());
        assertThat(guest.ended(ofCodex, unharmed)).contains("completed");
        assertThat(guest.turn(ofPi, "SAY: back too")).isEqualTo("completed");
    }
}

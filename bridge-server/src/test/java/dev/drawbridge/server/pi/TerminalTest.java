package dev.drawbridge.server.pi;

import static dev.drawbridge.partners.model.Step.hold;
import static dev.drawbridge.partners.model.Step.reasoning;
import static dev.drawbridge.partners.model.Step.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.server.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real terminal client of Codex, with a real Pi behind the bridge, and somebody who looks on. */
@RealAgents({Partner.PI, Partner.CODEX})
@Timeout(120)
final class TerminalTest {
    private static final String QUESTION = "Would you like to run the following command?";
    private static final String INTERRUPTED = "Conversation interrupted";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path memory;

    private PiHouse house;

    @BeforeEach
    void build() {
        house = PiHouse.of(memory, Partner.PI);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static void say(Terminal terminal, String prompt) {
        terminal.type(prompt);
        terminal.press("Enter");
    }

    /** The thread that the terminal has begun, which the phone follows from now on. */
    private static String followed(Guest phone) {
        String thread = phone.client().await("thread/started").at("/params/thread/id").asText();
        phone.resume(thread);
        return thread;
    }

    private static JsonNode item(JsonNode turn, String type) {
        return turn.path("items").valueStream().filter(item -> item.path("type").asText().equals(type))
                .findFirst().orElseThrow();
    }

    @Test
    void anAnswerIsReadWhileItIsSaid() {
        Guest phone = house.open().enter("phone");
        Terminal terminal = house.terminal();
        String thread = followed(phone);
        Gate middle = new Gate();
        house.model().when("speak", reasoning("a thought"), text("the first half "), hold(middle),
                text("and the second"));
        say(terminal, "speak");
        terminal.awaitShows("the first half");
        assertThat(terminal.screen()).doesNotContain("and the second");
        middle.open();
        terminal.awaitShows("the first half and the second");
        assertThat(phone.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
        JsonNode turn = phone.turns(thread).getLast();
        assertThat(item(turn, "reasoning").toString()).contains("a thought");
        assertThat(item(turn, "agentMessage").path("text").asText())
                .isEqualTo("the first half and the second");

        say(terminal, "RUN: echo by Pi $((40+2))");
        terminal.awaitShows("by Pi 42");
        assertThat(phone.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
    }

    @Test
    void keysAnswerWhatAnExtensionAsks() {
        Guest phone = house.open().enter("phone");
        Terminal terminal = house.terminal();
        String thread = followed(phone);
        say(terminal, "RUN: echo CONFIRM > yes; echo done $((40+2))");
        terminal.answer(QUESTION, "y");
        terminal.awaitShows("done 42");
        assertThat(phone.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
        assertThat(house.file("yes")).exists();

        say(terminal, "RUN: echo SELECT > no");
        terminal.answer(QUESTION, "d");
        assertThat(phone.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
        assertThat(house.model().requests().getLast().toolResults().getLast()).contains("Nobody wanted that");

        say(terminal, "RUN: echo CONFIRM > never");
        terminal.answer(QUESTION, "Escape");
        assertThat(phone.awaitEnd(thread).path("status").asText()).isEqualTo("interrupted");
        terminal.awaitShows(INTERRUPTED);

        say(terminal, "CALL: ask_user {\"question\":\"which of them\",\"options\":[\"alpha\",\"beta\"]}");
        terminal.awaitShows("which of them");
        terminal.pressUntilShown("Down", "› 2. beta");
        terminal.answer("enter to submit answer", "Enter");
        terminal.awaitShows("They said beta");
        assertThat(phone.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
        assertThat(house.file("no")).doesNotExist();
        assertThat(house.file("never")).doesNotExist();
    }

    @Test
    void escapeInterruptsAndWhatWasSaidIsCompacted() {
        Guest phone = house.open().enter("phone");
        Terminal terminal = house.terminal();
        String thread = followed(phone);
        say(terminal, "RUN: echo begun; sleep 60");
        house.household().awaitRunning("sleep");
        terminal.awaitShows("esc to interrupt");
        terminal.press("Escape");
        assertThat(phone.awaitEnd(thread).path("status").asText()).isEqualTo("interrupted");
        terminal.awaitShows(INTERRUPTED);
        house.household().awaitNoneRunning("sleep");

        say(terminal, "SAY: still there");
        terminal.awaitShows("• still there");
        assertThat(phone.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
        house.model().when("checkpoint", text("what was said before"));
        terminal.type("/compact");
        terminal.press("Enter");
        terminal.awaitShows("Context compacted");
        assertThat(phone.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
        assertThat(item(phone.turns(thread).getLast(), "contextCompaction")).isNotNull();
        say(terminal, "SAY: after all that");
        terminal.awaitShows("• after all that");
    }

    @Test
    void aSessionOfYesterdayIsGoneOnWithFromThePicker() {
        house.sayWithoutBridge("SAY: what Pi said by itself");
        house.sayWithoutBridge("SAY: something else");
        Guest phone = house.open().enter("phone");
        JsonNode listed = phone.client().request("thread/list", Map.of()).path("data").path(1);
        Terminal terminal = house.terminalShowing("Resume a previous session", "resume");
        terminal.awaitShows("› ");
        terminal.type("itself");
        await().atMost(SOON).until(() -> !terminal.screen().contains("something else"));
        terminal.awaitShows("what Pi said by itself");
        terminal.press("Enter");
        terminal.awaitShows("• what Pi said by itself");
        assertThat(house.household().pis()).isEmpty();
        String thread = listed.path("id").asText();
        phone.resume(thread);
        say(terminal, "SAY: and today");
        terminal.awaitShows("• and today");
        assertThat(phone.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
        assertThat(phone.turns(thread)).hasSize(2);
        assertThat(house.sessions()).hasSize(2);
    }

    @Test
    void theModelChosenIsThatOfTheNextTurn() {
        Guest phone = house.open().enter("phone");
        Terminal terminal = house.terminal();
        String thread = followed(phone);
        terminal.type("/model");
        terminal.press("Enter");
        terminal.awaitShows("1. Pi: fake-1");
        terminal.pressUntilShown("Down", "› 2. Pi: fake-2");
        terminal.answer("Select Model and Effort", "Enter");
        terminal.awaitShows("› 4. Medium");
        terminal.pressUntilShown("Down", "› 5. High");
        terminal.answer("Select Reasoning Level", "s");
        terminal.awaitShows("Pi: fake-2 high");
        say(terminal, "SAY: by the other");
        terminal.awaitShows("• by the other");
        assertThat(phone.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
        JsonNode asked = house.model().requests().getLast().body();
        assertThat(asked.path("model").asText()).isEqualTo("fake-2");
        assertThat(asked.path("reasoning_effort").asText()).isEqualTo("high");
    }
}

package dev.drawbridge.core.agent.pi.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealAgents({Partner.PI, Partner.PI_LEGACY})
class DialogsOfARealPiTest {
    private static final String APPROVAL = "item/commandExecution/requestApproval";
    private static final String FILE_APPROVAL = "item/fileChange/requestApproval";
    private static final String QUESTION = "item/tool/requestUserInput";

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aToolThatMayNotRunYetIsApproved(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("RUN: echo confirmed");
            JsonNode asked = life.question(APPROVAL, 1);
            assertThat(asked.path("id").isInt()).isTrue();
            assertThat(asked.at("/params/command").asText()).contains("echo confirmed");
            assertThat(asked.at("/params/reason").asText()).startsWith("May it?");
            assertThat(asked.at("/params/availableDecisions"))
                    .hasToString("[\"accept\",\"decline\",\"cancel\"]");
            assertThat(asked.at("/params/itemId"))
                    .isEqualTo(life.told().await("item/started", 2).at("/item/id"));
            assertThat(life.ask(PiThread::status))
                    .hasToString("{\"type\":\"active\",\"activeFlags\":[\"waitingOnApproval\"]}");

            life.reply(asked, Map.of("decision", "accept"));
            life.told().await("turn/completed");
            assertThat(life.told().await("serverRequest/resolved").path("requestId"))
                    .isEqualTo(asked.path("id"));
            assertThat(life.told().completed("commandExecution").getFirst().path("aggregatedOutput").asText())
                    .isEqualTo("confirmed\n");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aDeclinedToolDoesNotRunAndTheTurnGoesOn(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("RUN: echo selected");
            life.reply(life.question(APPROVAL, 1), Map.of("decision", "decline"));

            assertThat(life.told().await("turn/completed").at("/turn/status").asText())
                    .isEqualTo("completed");
            assertThat(life.told().completed("commandExecution").getFirst().path("status").asText())
                    .isEqualTo("declined");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aCancelledToolEndsTheTurn(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("RUN: echo selected");
            life.reply(life.question(APPROVAL, 1), Map.of("decision", "cancel"));

            assertThat(life.told().await("turn/completed").at("/turn/status").asText())
                    .isEqualTo("interrupted");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aChangeOfAFileIsApprovedAsSuch(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("CALL: write {\"path\":\"confirmed.txt\",\"content\":\"x\"}");
            life.reply(life.question(FILE_APPROVAL, 1), Map.of("decision", "accept"));

            life.told().await("turn/completed");
            assertThat(life.home().workspace().resolve("confirmed.txt")).hasContent("x");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aToolThatAsksAsksThePerson(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("CALL: ask_user {}");
            JsonNode asked = life.question(QUESTION, 1);
            assertThat(asked.at("/params/questions/0/question").asText()).isEqualTo("Which one?");
            assertThat(asked.at("/params/questions/0/options"))
                    .extracting(option -> option.path("label").asText())
                    .containsExactly("red", "green", "blue");
            assertThat(life.ask(PiThread::status).at("/activeFlags/0").asText())
                    .isEqualTo("waitingOnUserInput");

            answer(life, asked, "green");
            life.told().await("turn/completed");
            assertThat(life.told().completed("dynamicToolCall").getFirst().path("contentItems").toString())
                    .contains("chosen: green");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void everyKindOfDialogIsAnswered(Partner version) {
        try (var life = new RealLife(version)) {
            String turn = life.turn("/all");
            answer(life, life.question(QUESTION, 1), "me");
            answer(life, life.question(QUESTION, 2), "a\nb");
            answer(life, life.question(QUESTION, 3), "Yes");

            assertThat(life.told().await("warning").path("message").asText())
                    .isEqualTo("all=[\"me\",\"a\\nb\",true]");
            JsonNode end = life.told().await("turn/completed");
            assertThat(end.at("/turn/id").asText()).isEqualTo(turn);
            assertThat(end.at("/turn/status").asText()).isEqualTo("completed");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void theTimeOfADialogEndsItForAll(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("/both");
            JsonNode timed = life.question(QUESTION, 1);
            JsonNode other = life.question(QUESTION, 2);
            assertThat(life.told().await("serverRequest/resolved").path("requestId"))
                    .isEqualTo(timed.path("id"));

            answer(life, timed, "Yes");
            answer(life, other, "b");
            answer(life, other, "a");
            assertThat(life.told().await("warning").path("message").asText()).isEqualTo("both=[false,\"b\"]");
            life.told().await("turn/completed");
            assertThat(life.told().of("serverRequest/resolved")).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void anInterruptionClosesDialogs(Partner version) {
        try (var life = new RealLife(version)) {
            String turn = life.turn("/all");
            life.question(QUESTION, 1);
            life.answer(life.interrupt(turn));

            assertThat(life.told().await("turn/completed").at("/turn/status").asText())
                    .isEqualTo("interrupted");
            assertThat(life.told().of("serverRequest/resolved")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void anInterruptionOfAToolThatAsksEndsTheTurn(Partner version) {
        try (var life = new RealLife(version)) {
            String turn = life.turn("CALL: ask_user {}");
            life.question(QUESTION, 1);
            life.answer(life.interrupt(turn));

            assertThat(life.told().await("turn/completed").at("/turn/status").asText())
                    .isEqualTo("interrupted");
            life.turn("SAY: well");
            assertThat(life.told().await("turn/completed", 2).at("/turn/status").asText())
                    .isEqualTo("completed");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void anOpenQuestionIsRepeatedUnderItsId(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("CALL: ask_user {}");
            JsonNode asked = life.question(QUESTION, 1);
            life.ask(thread -> {
                thread.repeat();
                return thread;
            });

            assertThat(life.question(QUESTION, 2)).isEqualTo(asked);
            boolean open = life.ask(thread -> thread.hasAsked(asked.path("id")));
            assertThat(open).isTrue();
            answer(life, asked, "red");
            life.told().await("turn/completed");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatExtensionsShowIsToldAsAWholeAndRepeated(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("/show");
            life.told().await("turn/completed");

            await().untilAsserted(() -> assertThat(life.told().of("bridge/thread/ui")).hasSize(4));
            JsonNode shown = life.told().of("bridge/thread/ui").getLast();
            assertThat(shown.path("statuses")).hasToString("{\"state\":\"busy\"}");
            assertThat(shown.path("widgets"))
                    .hasToString(
                            "{\"list\":{\"lines\":[\"☑ look\",\"☐ leap\"],\"placement\":\"aboveEditor\"}}");
            assertThat(shown.path("title").asText()).isEqualTo("title");
            assertThat(shown.path("editorText").asText()).isEqualTo("typed");
            assertThat(life.ask(PiThread::uiState)).contains(shown.deepCopy());
            assertThat(life.told().of("turn/plan/updated")).hasSize(1);
        }
    }

    private static void answer(RealLife life, JsonNode asked, String text) {
        life.reply(asked, Map.of("answers", Map.of("answer", Map.of("answers", List.of(text)))));
    }
}

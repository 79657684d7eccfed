package dev.drawbridge.server.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.server.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real terminal client and somebody with a phone, who are asked the same. */
@RealAgents(Partner.CODEX)
@Timeout(180)
final class TerminalTest {
    private static final String QUESTION = "Would you like to run the following command?";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path memory;

    private House house;

    @BeforeEach
    void open() {
        house = House.of(memory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static void say(Terminal terminal, String prompt) {
        terminal.type(prompt);
        terminal.press("Enter");
    }

    /** A prompt for a command whose output says what its text does not. */
    private static String asking(String what) {
        return "RUN: echo " + what + " $((40+2)) ESCALATE";
    }

    private static String threadOf(Person phone) {
        return phone.client().await("thread/started").at("/params/thread/id").asText();
    }

    @Test
    void theDialogGoesAwayWhenThePhoneAnswers() {
        Person phone = house.enter("phone");
        Terminal terminal = house.terminal();
        String thread = threadOf(phone);
        say(terminal, asking("by the phone"));
        JsonNode asked = phone.opened(thread);
        terminal.awaitShows(QUESTION);
        phone.answers(asked, "accept", "once");
        terminal.awaitShows("by the phone 42");
        assertThat(terminal.screen()).doesNotContain(QUESTION);
        assertThat(phone.closed(asked).at("/by/client").asText()).isEqualTo("phone 1");

        say(terminal, asking("or not"));
        JsonNode again = phone.opened(thread);
        terminal.awaitShows(QUESTION);
        phone.answers(again, "decline", "once");
        await().atMost(PATIENCE).until(() -> !terminal.screen().contains(QUESTION));
        await().atMost(PATIENCE).until(() -> phone.inbox(thread).count() == 2);
        assertThat(terminal.everything()).doesNotContain("or not 42");
    }

    @Test
    void thePhoneIsToldWhenTheTerminalAnswers() {
        Person phone = house.enter("phone");
        Terminal terminal = house.terminal();
        String thread = threadOf(phone);
        say(terminal, asking("by the terminal"));
        JsonNode asked = phone.opened(thread);
        terminal.answer(QUESTION, "y");
        terminal.awaitShows("by the terminal 42");
        JsonNode closed = phone.closed(asked);
        assertThat(closed.at("/by/client").asText()).startsWith("codex-tui ");
        assertThat(closed.path("decision").asText()).isEqualTo("accept");
        JsonNode late = phone.answersInVain(asked);
        assertThat(late.path("code").asInt()).isEqualTo(-32005);
        assertThat(late.path("message").asText())
                .startsWith("This was already answered by codex-tui ").contains(" on local: accept, ");
    }

    @Test
    void rulesAnswerWithoutADialogAndOutliveTheBridgeButSessionsDoNot() {
        Person phone = house.enter("phone");
        Terminal terminal = house.terminal();
        String thread = threadOf(phone);
        String allowing = phone.rules("allow", "touch *");
        String denying = phone.rules("deny", "touch forbidden*");
        say(terminal, "SAY: hello");
        await().atMost(PATIENCE).until(() -> phone.inbox(thread).count() == 1);
        phone.resume(thread);
        say(terminal, asking("in this session"));
        phone.answers(phone.opened(thread), "accept", "session");
        assertThat(phone.awaitEnd(thread)).isEqualTo("completed");
        heedsTheRules(phone, terminal, thread, allowing, denying, "before");
        house.restart();

        Person again = house.enter("phone");
        Terminal later = house.terminal("resume", thread);
        assertThat(again.client().request("bridge/rules/list", Map.of()).path("rules")
                .findValuesAsText("ruleId"))
                .containsExactly(denying, allowing);
        again.resume(thread);
        heedsTheRules(again, later, thread, allowing, denying, "after");
        say(later, asking("in this session"));
        JsonNode asked = again.opened(thread);
        later.awaitShows(QUESTION);
        again.answers(asked, "decline", "once");
        assertThat(again.awaitEnd(thread)).isEqualTo("completed");
    }

    private void heedsTheRules(Person phone, Terminal terminal, String thread, String allowing,
            String denying,
            String when) {
        long questions = phone.questions();
        say(terminal, "RUN: touch " + when + " ESCALATE");
        assertThat(phone.awaitEnd(thread)).isEqualTo("completed");
        assertThat(house.file(when)).exists();
        isAnswered(phone.history().getFirst(), allowing, "accept");
        say(terminal, "RUN: touch forbidden-" + when + " ESCALATE");
        assertThat(phone.awaitEnd(thread)).isEqualTo("completed");
        assertThat(house.file("forbidden-" + when)).doesNotExist();
        assertThat(house.lastToolResult()).contains("rejected by user");
        isAnswered(phone.history().getFirst(), denying, "decline");
        assertThat(terminal.screen()).doesNotContain(QUESTION);
        assertThat(phone.questions()).isEqualTo(questions);
    }

    private static void isAnswered(JsonNode approval, String rule, String decision) {
        assertThat(approval.path("state").asText()).isEqualTo("answered");
        assertThat(approval.at("/closing/by/ruleId").asText()).isEqualTo(rule);
        assertThat(approval.at("/closing/decision").asText()).isEqualTo(decision);
    }

    @Test
    void whatTheTerminalAsksForItselfIsNothingForTheInbox() {
        Person phone = house.enter("phone");
        Terminal terminal = house.terminal();
        String thread = threadOf(phone);
        say(terminal, "SAY: hello everybody");
        terminal.awaitShows("hello everybody");
        phone.client().wire().await("the title", message -> message.path("method").asText()
                .equals("thread/name/updated") && message.at("/params/threadId").asText().equals(thread));
        assertThat(house.model().requests())
                .anyMatch(request -> request.body().at("/text/format/schema").isObject());
        await().atMost(PATIENCE).until(() -> phone.inbox(thread).count() == 1);
        assertThat(phone.inbox(/* includeSeen= */ true)).extracting(item -> item.path("threadId").asText())
                .isEqualTo(List.of(thread));
    }
}

package dev.drawbridge.server.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How far an answer to a real Codex reaches: as far as it says, and no further. */
@RealAgents(Partner.CODEX)
@Timeout(120)
final class ScopeTest {
    private static final String RING = "CALL: mcp__desk|ring {}";

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

    private static String run(String command) {
        return "RUN: " + command + " ESCALATE";
    }

    private String runElsewhere(String command) {
        return "CALL: exec_command {\"cmd\":\"" + command + "\",\"workdir\":\"" + memory
                + "\",\"sandbox_permissions\":\"require_escalated\",\"justification\":\"j\"}";
    }

    @Test
    void onceIsOnce() {
        Person person = house.enter("phone");
        String thread = person.thread();
        person.isAsked(thread, run("touch one"), "accept", "once");
        assertThat(house.file("one")).exists();
        person.isAsked(thread, run("touch one"), "decline", "once");
    }

    @Test
    void aSessionIsOneCommandInOneDirectoryOfOneThread() {
        Person person = house.enter("phone");
        String thread = person.thread();
        String other = person.thread();
        person.isAsked(thread, run("touch one"), "accept", "session");
        person.isNotAsked(thread, run("touch one"));
        assertThat(person.history().getFirst().at("/closing/by/ruleId").asText()).isNotEmpty();
        for (String more : List.of("touch one two", "touch onetwo", "touch two", "touch one; touch two",
                "touch one && touch two", "touch one > two", "touch one | tee two")) {
            person.isAsked(thread, run(more), "decline", "once");
        }
        person.isAsked(thread, runElsewhere("touch one"), "decline", "once");
        person.isAsked(other, run("touch one"), "decline", "once");
        person.isNotAsked(thread, run("touch one"));
        assertThat(house.file("two")).doesNotExist();
        assertThat(house.file("onetwo")).doesNotExist();
        assertThat(memory.resolve("one")).doesNotExist();
    }

    @Test
    void aSessionEndsWithTheBridge() {
        Person person = house.enter("phone");
        String thread = person.thread();
        person.isAsked(thread, run("touch one"), "accept", "session");
        house.restart();
        Person again = house.enter("phone");
        again.resume(thread);
        again.isAsked(thread, run("touch one"), "decline", "once");
    }

    @Test
    void alwaysOutlivesTheAgentAndTheBridgeAndIsForThatCommandOnly() {
        Person person = house.enter("phone");
        person.isAsked(person.thread(), run("touch one"), "accept", "always");
        person.client().request("bridge/agent/restart", Map.of("agent", "codex"));
        isForThatCommandOnly(person);
        house.restart();
        isForThatCommandOnly(house.enter("phone"));
        assertThat(house.file("two")).doesNotExist();
    }

    private static void isForThatCommandOnly(Person person) {
        String thread = person.thread();
        person.isNotAsked(thread, run("touch one"));
        for (String other : List.of("touch on", "touch onetwo", "touch one; touch two", "touch one > two")) {
            person.isAsked(thread, run(other), "decline", "once");
        }
    }

    @Test
    void alwaysForWhatTheAgentCannotRememberAsAWholeIsRememberedByTheBridge() {
        String both = "touch one; touch two";
        Person person = house.enter("phone");
        person.isAsked(person.thread(), run(both), "accept", "always");
        person.client().request("bridge/agent/restart", Map.of("agent", "codex"));
        isForBothTogetherOnly(person, both);
        house.restart();
        isForBothTogetherOnly(house.enter("phone"), both);
        assertThat(house.file("three")).doesNotExist();
    }

    private static void isForBothTogetherOnly(Person person, String both) {
        String thread = person.thread();
        person.isNotAsked(thread, run(both));
        for (String other : List.of("touch one", "touch two", "touch one; touch three",
                both + "; touch three")) {
            person.isAsked(thread, run(other), "decline", "once");
        }
    }

    @Test
    void aDeclineIsADeclineOfWhateverScope() {
        Person person = house.enter("phone");
        String thread = person.thread();
        JsonNode asked = person.asks(thread, run("touch one"));
        JsonNode refused = person.client().exchange("bridge/approvals/answer", Map.of("approvalId",
                asked.path("approvalId").asText(), "decision", "decline", "scope", "always"));
        assertThat(refused.at("/error/code").asInt()).isEqualTo(-32602);
        JsonNode answered = person.answers(asked, "decline", "once");
        assertThat(answered.at("/closing/decision").asText()).isEqualTo("decline");
        assertThat(person.awaitEnd(thread)).isEqualTo("completed");
        assertThat(house.lastToolResult()).contains("rejected by user");
        assertThat(house.file("one")).doesNotExist();
        person.isAsked(thread, run("touch one"), "accept", "once");
        assertThat(house.file("one")).exists();
    }

    @Test
    void aCancelEndsTheTurn() {
        Person person = house.enter("phone");
        String thread = person.thread();
        person.answers(person.asks(thread, run("touch one")), "cancel", "once");
        assertThat(person.awaitEnd(thread)).isEqualTo("interrupted");
        assertThat(house.file("one")).doesNotExist();
    }

    @Test
    void aToolIsUsedOnceForTheSessionOrAlways() {
        Person person = house.enter("phone");
        String thread = person.threadWithTools();
        person.isAsked(thread, RING, "decline", "once");
        assertThat(house.lastToolResult()).doesNotContain("rang");
        person.isAsked(thread, RING, "accept", "once");
        assertThat(house.lastToolResult()).contains("rang");
        person.isAsked(thread, RING, "accept", "session");
        person.isNotAsked(thread, RING);
        assertThat(house.lastToolResult()).contains("rang");
        person.isAsked(person.threadWithTools(), RING, "accept", "always");
        person.isNotAsked(person.threadWithTools(), RING);
        assertThat(house.lastToolResult()).contains("rang");
        house.restart();
        Person again = house.enter("phone");
        again.isNotAsked(again.threadWithTools(), RING);
        assertThat(house.lastToolResult()).contains("rang");
    }

    @Test
    void filesMayBeChangedForTheSessionInTheRootAndNowhereElse() throws IOException {
        Files.createDirectory(house.file("deeper"));
        Person person = house.enter("phone");
        String thread = person.thread();
        person.isAsked(thread, "PATCH: one", "decline", "once");
        assertThat(house.file("one")).doesNotExist();
        person.isAsked(thread, "PATCH: one", "accept", "session");
        assertThat(house.file("one")).exists();
        person.isNotAsked(thread, "PATCH: deeper/two");
        assertThat(house.file("deeper/two")).exists();
        for (String outside : List.of("../three", ".git/three", ".codex/three")) {
            JsonNode asked = person.asks(thread, "PATCH: " + outside);
            assertThat(asked.path("scopes").toString()).isEqualTo("[\"once\"]");
            person.answers(asked, "decline", "once");
            assertThat(person.awaitEnd(thread)).isEqualTo("completed");
            assertThat(house.file(outside)).doesNotExist();
        }
        person.isAsked(person.thread(), "PATCH: four", "decline", "once");
        assertThat(house.file("four")).doesNotExist();
    }
}

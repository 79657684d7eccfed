package dev.drawbridge.server.pi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What else Codex's clients ask, asked of Pi. */
@RealAgents(Partner.PI)
@Timeout(90)
final class VocabularyTest {
    /** The smallest picture there is. */
    private static final String PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
            + "rkJggg==";

    @TempDir
    private Path memory;

    private PiHouse house;
    private Guest guest;

    @BeforeEach
    void open() {
        house = PiHouse.of(memory, Partner.PI).open();
        guest = house.enter("guest");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private JsonNode ask(String method, Map<String, ?> params) {
        return guest.client().request(method, params);
    }

    private String refusal(String method, Map<String, ?> params) {
        return guest.client().exchange(method, params).at("/error/message").asText();
    }

    private List<String> listed(boolean archived) {
        return ask("thread/list", Map.of("archived", archived)).path("data").findValuesAsText("id");
    }

    @Test
    void aForkHasThePastThroughATurnOrBeforeIt() {
        String thread = guest.begunThread();
        guest.turn(thread, "SAY: two");
        guest.turn(thread, "SAY: three");
        List<String> turns = guest.turns(thread).stream().map(turn -> turn.path("id").asText()).toList();
        JsonNode through = ask("thread/fork", Map.of("threadId", thread, "lastTurnId", turns.get(1)));
        assertThat(through.at("/thread/turns").findValuesAsText("id")).containsAll(turns.subList(0, 2))
                .doesNotContain(turns.get(2));
        assertThat(through.at("/thread/forkedFromId").asText()).isEqualTo(thread);
        JsonNode before = ask("thread/fork", Map.of("threadId", thread, "beforeTurnId", turns.get(1)));
        String fork = before.at("/thread/id").asText();
        assertThat(before.at("/thread/turns")).hasSize(1);
        assertThat(guest.turn(fork, "SAY: another way")).isEqualTo("completed");
        assertThat(guest.turns(fork)).hasSize(2);
        assertThat(guest.turns(thread)).hasSize(3);
    }

    @Test
    void aThreadIsNamedPutAwayTakenBackAndDeleted() {
        String thread = guest.begunThread();
        ask("thread/name/set", Map.of("threadId", thread, "name", "A name"));
        assertThat(ask("thread/read", Map.of("threadId", thread)).at("/thread/name").asText())
                .isEqualTo("A name");
        ask("thread/archive", Map.of("threadId", thread));
        guest.await("thread/archived", thread);
        assertThat(listed(/* archived= */ false)).doesNotContain(thread);
        assertThat(listed(/* archived= */ true)).contains(thread);
        assertThat(refusal("thread/resume", Map.of("threadId", thread)))
                .contains("is archived: thread/unarchive");
        assertThat(ask("thread/unarchive", Map.of("threadId", thread)).at("/thread/name").asText())
                .isEqualTo("A name");
        assertThat(guest.resume(thread).path("turns")).hasSize(1);
        ask("thread/delete", Map.of("threadId", thread));
        guest.await("thread/deleted", thread);
        assertThat(listed(/* archived= */ false)).doesNotContain(thread);
        assertThat(house.sessions()).isEmpty();
        assertThat(refusal("thread/resume", Map.of("threadId", thread))).isNotEmpty();
    }

    @Test
    void whatPiCannotDoIsRefusedInWords() {
        String thread = guest.begunThread();
        assertThat(refusal("thread/revert", Map.of("threadId", thread, "beforeTurnId", "t")))
                .isEqualTo(
                        "Pi cannot do thread/revert: fork the thread before that turn, with thread/fork and"
                                + " beforeTurnId");
        assertThat(refusal("thread/goal/set", Map.of("threadId", thread))).isEqualTo(
                "Pi cannot do thread/goal/set: say it in a turn");
        assertThat(refusal("thread/start", Map.of("model", "gpt-5"))).contains("names no model of Pi's");
        assertThat(refusal("turn/start", Map.of("threadId", thread, "input",
                List.of(Map.of("type", "text", "text", "hello")), "model", "pi/fake/none"))).isNotEmpty();
        assertThat(refusal("turn/start", Map.of("threadId", thread, "input",
                List.of(Map.of("type", "text", "text", "/quit"))))).isNotEmpty();
        assertThat(guest.turn(thread, "SAY: and goes on")).isEqualTo("completed");
    }

    @Test
    void aReviewIsATurnInWords() {
        String thread = guest.begunThread();
        JsonNode review = ask("review/start",
                Map.of("threadId", thread, "target", Map.of("type", "uncommittedChanges")));
        assertThat(review.path("reviewThreadId").asText()).isEqualTo(thread);
        assertThat(guest.awaitEnd(thread).path("id")).isEqualTo(review.at("/turn/id"));
        assertThat(house.model().requests().getLast().prompt()).contains("changes that are not committed");
    }

    @Test
    void picturesAreSaidAndKept() throws IOException {
        Path file = Files.write(house.file("picture.png"), Base64.getDecoder().decode(PICTURE));
        String thread = guest.begunThread();
        ask("turn/start",
                Map.of("threadId", thread, "input", List.of(Map.of("type", "text", "text", "SAY: seen"),
                        Map.of("type", "image", "url", "data:image/png;base64," + PICTURE),
                        Map.of("type", "localImage", "path", file.toString()))));
        assertThat(guest.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
        JsonNode said = guest.turns(thread).getLast().at("/items/0/content");
        assertThat(said.findValuesAsText("url")).hasSize(2).containsOnly("data:image/png;base64," + PICTURE);
        assertThat(refusal("turn/start", Map.of("threadId", thread, "input",
                List.of(Map.of("type", "localImage", "path", "/dev/zero")))))
                .contains("local attachment is invalid");
    }

    @Test
    void aPersonsOwnCommandIsATurnOfItsOwn() {
        String thread = guest.begunThread();
        ask("thread/shellCommand", Map.of("threadId", thread, "command", "echo mine; exit 3"));
        guest.awaitEnd(thread);
        JsonNode item = guest.turns(thread).getLast().at("/items/0");
        assertThat(item.path("type").asText()).isEqualTo("commandExecution");
        assertThat(item.path("source").asText()).isEqualTo("userShell");
        assertThat(item.path("aggregatedOutput").asText()).isEqualTo("mine\n");
        assertThat(item.path("exitCode").asInt()).isEqualTo(3);
    }

    @Test
    void aThreadInWhichNothingWasSaidLeavesNothingBehind() {
        String used = guest.begunThread();
        guest.thread();
        house.restart();
        assertThat(house.sessions()).singleElement().asString().contains(used);
    }

    @Test
    void anEphemeralThreadLeavesNothingBehind() {
        String thread = guest.client().startThread(Map.of("modelProvider", "pi", "ephemeral", true));
        assertThat(guest.turn(thread, "SAY: gone soon")).isEqualTo("completed");
        assertThat(house.sessions()).isEmpty();
        assertThat(listed(/* archived= */ false)).doesNotContain(thread);
    }
}

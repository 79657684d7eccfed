package dev.drawbridge.server.pi;

import static dev.drawbridge.partners.model.Step.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thread of Pi's stays what it is, whoever works in it and whether anybody does. */
@RealAgents({Partner.PI, Partner.PI_LEGACY})
@Timeout(120)
final class IdentityTest {
    @TempDir
    private Path memory;

    /** What each way to read a thread tells. */
    private static List<Account> told(Guest guest, String thread) {
        List<JsonNode> pages = guest.client()
                .request("thread/turns/list",
                        Map.of("threadId", thread, "sortDirection", "asc", "itemsView", "full"))
                .path("data").valueStream().toList();
        List<String> items = guest.client()
                .request("thread/items/list",
                        Map.of("threadId", thread, "sortDirection", "asc", "limit", 100))
                .path("data").valueStream()
                .map(entry -> entry.path("turnId").asText() + " " + Account.item(entry.path("item")))
                .toList();
        return List.of(Account.of(guest.turns(thread)), Account.of(pages), new Account(items));
    }

    @ParameterizedTest
    @EnumSource(names = {"PI", "PI_LEGACY"})
    void whatIsToldLiveIsToldFromTheFile(Partner version) {
        try (PiHouse house = PiHouse.of(memory, version).open()) {
            Guest guest = house.enter("guest");
            String thread = guest.thread();
            live(house, guest, thread);
            String runtime = guest.runtime(thread).orElseThrow();
            List<Account> told = told(guest, thread);
            assertThat(guest.turns(thread)).extracting(turn -> turn.path("status").asText())
                    .containsExactly("completed", "completed", "completed", "interrupted", "interrupted",
                            "failed", "completed", "completed", "completed");
            told.get(0).isAlso(told.get(1));
            heardIsWhatIsTold(guest, thread, told.get(0));

            house.restart();
            Guest again = house.enter("guest");
            assertThat(again.runtime(thread)).isEmpty();
            List<Account> ofTheFile = told(again, thread);
            assertThat(house.household().pis()).isEmpty();
            for (int way = 0; way < told.size(); way++) {
                told.get(way).isAlso(ofTheFile.get(way));
            }
            JsonNode resumed = again.resume(thread);
            assertThat(resumed.path("id").asText()).isEqualTo(thread);
            told.get(0).isAlso(Account.of(resumed.path("turns").valueStream().toList()));
            assertThat(again.turn(thread, "SAY: by another process")).isEqualTo("completed");
            assertThat(again.runtime(thread)).isPresent().get().isNotEqualTo(runtime);
            List<JsonNode> turns = again.turns(thread);
            assertThat(turns).hasSize(10);
            told.get(0).isAlso(Account.of(turns.subList(0, 9)));
            assertThat(house.sessions()).hasSize(1);
        }
    }

    /** Something of all that may happen. */
    private static void live(PiHouse house, Guest guest, String thread) {
        guest.turn(thread, "THINK:2 SAY: begun");
        guest.turn(thread, """
                RUN: echo one; exit 3
                RUN: printf two
                CALL: write {"path":"made","content":"a\\nb\\n"}
                CALL: edit {"path":"made","edits":[{"oldText":"a","newText":"c"}]}
                CALL: read {"path":"made"}""");
        guest.client().startTurn(thread, "RUN: echo CONFIRM");
        guest.answers(guest.opened(thread), "decline");
        guest.awaitEnd(thread);
        guest.client().startTurn(thread, "RUN: echo CONFIRM again");
        guest.answers(guest.opened(thread), "cancel");
        guest.awaitEnd(thread);
        assertThat(house.model().requests().getLast().toolResults()).isEmpty();
        String turn = guest.client().startTurn(thread, "RUN: echo begun; sleep 600");
        house.household().awaitRunning("sleep");
        guest.client().request("turn/interrupt", Map.of("threadId", thread, "turnId", turn));
        guest.awaitEnd(thread);
        guest.turn(thread, "STATUS:400");
        house.model().when("checkpoint", text("all that"));
        house.model().when("checkpoint", text("and this"));
        guest.client().request("thread/compact/start", Map.of("threadId", thread));
        guest.awaitEnd(thread);
        guest.client().request("thread/shellCommand", Map.of("threadId", thread, "command", "echo by hand"));
        guest.awaitEnd(thread);
        guest.turn(thread, "SAY: the last");
    }

    /** Every item and every turn that was told complete stands there as it was told. */
    private static void heardIsWhatIsTold(Guest guest, String thread, Account told) {
        for (JsonNode heard : guest.heard("item/completed", thread)) {
            String item = heard.at("/params/turnId").asText() + " " + Account.item(heard.at("/params/item"));
            assertThat(told.lines().contains(item)).as(item).isTrue();
        }
        for (JsonNode heard : guest.heard("turn/completed", thread)) {
            String head = Account.head(heard.at("/params/turn"));
            assertThat(told.lines().contains(head)).as(head).isTrue();
        }
    }
}

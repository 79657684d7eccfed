package dev.drawbridge.core.agent.pi.thread;

import static dev.drawbridge.partners.model.Step.hold;
import static dev.drawbridge.partners.model.Step.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.story.ItemsView;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.partners.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealAgents({Partner.PI, Partner.PI_LEGACY})
class CompactionOfARealPiTest {
    private static final Map<String, ?> SMALL = Map.of("compaction", Map.of("keepRecentTokens", 5));

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aPersonsCompactionIsATurn(Partner version) {
        try (var life = compactable(version)) {
            life.answer(life.send(PiThread::compact, Map.of()));
            JsonNode end = life.told().await("turn/completed", 3);

            assertThat(end.at("/turn/status").asText()).isEqualTo("completed");
            assertThat(life.told().completed("contextCompaction")).hasSize(1);
            assertThat(life.told().of("thread/compacted")).hasSize(1);
            assertThat(
                    life.records().story(life.thread().id(), life.thread().file()).last().orElseThrow().id())
                    .isEqualTo(end.at("/turn/id").asText());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatIsSaidDuringACompactionIsHeardAfterIt(Partner version) {
        try (var life = compactable(version)) {
            Gate middle = new Gate();
            life.model().next(text("summary"), hold(middle));
            life.answer(life.send(PiThread::compact, Map.of()));
            middle.awaitReached();
            int asked = life.startTurn("SAY: after");
            middle.open();

            assertThat(life.answer(asked).at("/turn/id").asText()).isNotEmpty();
            life.told().awaitMessage("the answer", it -> it.at("/params/item/text").asText().equals("after"));
            assertThat(life.told().methods().indexOf("thread/compacted")).isPositive();
            life.told().await("turn/completed", 4);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aSlashIsTheSame(Partner version) {
        try (var life = compactable(version)) {
            String turn = life.turn("/compact keep the numbers");
            assertThat(life.told().await("turn/completed", 3).at("/turn/id").asText()).isEqualTo(turn);
            assertThat(life.model().requests()).anySatisfy(
                    request -> assertThat(request.body().toString()).contains("keep the numbers"));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aCompactionThatCannotBeFails(Partner version) {
        try (var life = new RealLife(version)) {
            // an older Pi compacts even nothing, but not what is compact
            life.answer(life.send(PiThread::compact, Map.of()));
            life.answer(life.send(PiThread::compact, Map.of()));

            JsonNode end = life.told().await("turn/completed", 2);
            assertThat(end.at("/turn/status").asText()).isEqualTo("failed");
            assertThat(end.at("/turn/error/message").asText()).isNotEmpty();
            life.turn("SAY: well");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aCompactionAfterARunBelongsToItsTurn(Partner version) {
        try (var life = new RealLife(version, SMALL, Duration.ofMinutes(30))) {
            life.turn("SAY: one");
            life.told().await("turn/completed");
            String turn = life.turn("SAY: two USAGE:127900,50");
            JsonNode end = life.told().await("turn/completed", 2);

            assertThat(end.at("/turn/id").asText()).isEqualTo(turn);
            assertThat(life.told().of("item/completed"))
                    .filteredOn(it -> it.at("/item/type").asText().equals("contextCompaction"))
                    .singleElement().satisfies(it -> assertThat(it.path("turnId").asText()).isEqualTo(turn));
            sameAsWritten(life);
            life.turn("SAY: three");
            assertThat(life.told().await("turn/completed", 3).at("/turn/status").asText())
                    .isEqualTo("completed");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void anOverflowIsCompactedAndTriedAgainInTheSameTurn(Partner version) {
        try (var life = new RealLife(version, SMALL, Duration.ofMinutes(30))) {
            life.turn("SAY: one " + "word ".repeat(500));
            life.told().await("turn/completed");
            life.model().when("big", Step.overflow());
            life.model().when("", text("summary"));
            String turn = life.turn("SAY: big");
            JsonNode end = life.told().await("turn/completed", 2);
            assertThat(end.at("/turn/id").asText()).isEqualTo(turn);
            assertThat(end.at("/turn/status").asText()).isEqualTo("completed");
            assertThat(life.told().of("turn/completed")).hasSize(2);
            assertThat(life.told().completed("contextCompaction")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aCompactionIsInterrupted(Partner version) {
        try (var life = compactable(version)) {
            Gate middle = new Gate();
            life.model().next(text("summary"), hold(middle));
            life.answer(life.send(PiThread::compact, Map.of()));
            middle.awaitReached();
            String turn = life.told().await("turn/started", 3).at("/turn/id").asText();
            life.answer(life.interrupt(turn));
            // an older Pi does not let go of it
            middle.open();

            assertThat(life.told().await("turn/completed", 3).at("/turn/status").asText())
                    .isEqualTo(version == Partner.PI ? "interrupted" : "completed");
            life.turn("SAY: well");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatIsSaidWhilePiCompactsByItselfIsHeardOnce(Partner version) {
        try (var life = new RealLife(version, SMALL, Duration.ofMinutes(30))) {
            life.turn("SAY: one " + "word ".repeat(500));
            life.told().await("turn/completed");
            Gate middle = new Gate();
            life.model().when("two", text("two"), Step.usage(127_900, 0, 50));
            life.model().next(text("summary"), hold(middle));
            String turn = life.turn("SAY: two");
            middle.awaitReached();
            int asked = life.startTurn("SAY: meanwhile");
            assertThat(life.answer(asked).at("/turn/id").asText()).isEqualTo(turn);
            middle.open();

            life.told().awaitMessage("the answer",
                    it -> it.at("/params/item/text").asText().equals("meanwhile"));
            await().until(() -> life.ask(PiThread::isFree));
            assertThat(life.told().completed("userMessage")).hasSize(3);
            assertThat(life.told().count("turn/started")).isEqualTo(life.told().count("turn/completed"));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aCompactionThatAnExtensionWantsInARunEndsTheTurnOnce(Partner version) {
        try (var life = new RealLife(version, SMALL, Duration.ofMinutes(30))) {
            life.turn("SAY: one " + "word ".repeat(500));
            life.told().await("turn/completed");
            String turn = life.turn("CALL: squeeze {}\nSAY: done");
            assertThat(life.told().await("turn/completed", 2).at("/turn/id").asText()).isEqualTo(turn);

            await().until(() -> life.ask(PiThread::isFree));
            life.turn("SAY: well");
            life.told().awaitMessage("the answer", it -> it.at("/params/item/text").asText().equals("well"));
            life.told().await("turn/completed", 3);
            assertThat(life.told().count("turn/started")).isEqualTo(3);
            assertThat(life.told().count("turn/completed")).isEqualTo(3);
        }
    }

    private static RealLife compactable(Partner version) {
        RealLife life = new RealLife(version, SMALL, Duration.ofMinutes(30));
        life.turn("SAY: one " + "word ".repeat(500));
        life.told().await("turn/completed");
        life.turn("SAY: two " + "word ".repeat(500));
        life.told().await("turn/completed", 2);
        await().until(() -> life.ask(PiThread::isFree));
        return life;
    }

    private static void sameAsWritten(RealLife life) {
        await().until(() -> life.ask(PiThread::isFree));
        List<String> live = ids(life);
        life.anew();
        assertThat(ids(life)).isEqualTo(live);
    }

    private static List<String> ids(RealLife life) {
        return life.ask(thread -> thread.turns(ItemsView.FULL).shapes())
                .findValuesAsText("id");
    }
}

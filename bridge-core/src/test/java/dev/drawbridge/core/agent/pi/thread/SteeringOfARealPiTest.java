package dev.drawbridge.core.agent.pi.thread;

import static dev.drawbridge.partners.model.Step.hold;
import static dev.drawbridge.partners.model.Step.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealAgents({Partner.PI, Partner.PI_LEGACY})
class SteeringOfARealPiTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatIsSaidInATurnIsHeardInIt(Partner version) {
        try (var life = new RealLife(version)) {
            String turn = life.turn("RUN: sleep 1\nSAY: first");
            life.told().await("item/started", 2);
            int steer = life.steer(turn, "SAY: steered");

            assertThat(life.answer(steer).path("turnId").asText()).isEqualTo(turn);
            life.told().await("turn/completed");
            assertThat(said(life)).containsExactly("RUN: sleep 1\nSAY: first", "SAY: steered");
            assertThat(life.told().of("item/completed")).allSatisfy(
                    item -> assertThat(item.path("turnId").asText()).isEqualTo(turn));
            assertThat(life.told().completed("agentMessage").getLast().path("text").asText())
                    .isEqualTo("steered");
            assertThat(life.told().of("turn/completed")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aTurnThatIsStartedWhileOneRunsJoinsThat(Partner version) {
        try (var life = new RealLife(version)) {
            Gate middle = new Gate();
            life.model().when("hold", text("one "), hold(middle), text("two"));
            String turn = life.turn("hold");
            middle.awaitReached();
            int second = life.startTurn("SAY: joined");

            assertThat(life.answer(second).at("/turn/id").asText()).isEqualTo(turn);
            middle.open();
            life.told().awaitMessage("the answer",
                    it -> it.at("/params/item/text").asText().equals("joined"));
            life.told().await("turn/completed");
            assertThat(said(life)).containsExactly("hold", "SAY: joined");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void severalAreHeardInTheirOrderEachOnce(Partner version) {
        try (var life = new RealLife(version)) {
            Gate middle = new Gate();
            life.model().when("hold", text("one "), hold(middle), text("two"));
            String turn = life.turn("hold");
            middle.awaitReached();
            life.steer(turn, "SAY: a");
            life.steer(turn, "SAY: b");
            life.steer(turn, "SAY: c");
            middle.open();
            life.told().awaitMessage("the last answer",
                    it -> it.at("/params/item/text").asText().equals("c"));
            life.told().await("turn/completed");
            assertThat(said(life)).containsExactly("hold", "SAY: a", "SAY: b", "SAY: c");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatComesAtTheVeryEndIsNeitherLostNorHeardTwice(Partner version) {
        try (var life = new RealLife(version)) {
            for (int i = 0; i < 8; i++) {
                String turn = life.turn("SAY: turn" + i);
                int late = i;
                life.told().awaitMessage("answer " + i,
                        it -> it.at("/params/item/text").asText().equals("turn" + late));
                life.startTurn("SAY: late" + i);
                life.told().awaitMessage("late answer " + i,
                        it -> it.at("/params/item/text").asText().equals("late" + late));
                assertThat(turn).isNotEmpty();
            }
            Awaitility.await().until(() -> life.ask(PiThread::isFree));
            assertThat(said(life)).hasSize(16).doesNotHaveDuplicates();
            assertThat(life.told().count("turn/started")).isEqualTo(life.told().count("turn/completed"));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatIsSaidAtOnceIsHeardInItsOrder(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("SAY: zero");
            life.told().await("turn/completed");
            life.anew();
            int one = life.startTurn("SAY: one");
            int two = life.startTurn("SAY: two");
            int three = life.startTurn("SAY: three");

            assertThat(life.answer(one)).isNotEqualTo(life.answer(two).path("message"));
            life.answer(three);
            life.told().awaitMessage("the last answer",
                    it -> it.at("/params/item/text").asText().equals("three"));
            assertThat(said(life)).containsExactly("SAY: zero", "SAY: one", "SAY: two", "SAY: three");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aSteerOfATurnThatIsOverIsRefused(Partner version) {
        try (var life = new RealLife(version)) {
            String turn = life.turn("SAY: done");
            life.told().await("turn/completed");

            assertThat(life.answer(life.steer(turn, "late")).path("message").asText())
                    .isEqualTo("no active turn to steer");
        }
    }

    private static List<String> said(RealLife life) {
        return life.told().completed("userMessage").stream()
                .map(item -> item.at("/content/0/text").asText()).toList();
    }
}

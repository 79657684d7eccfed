package dev.drawbridge.core.agent.pi.thread;

import static dev.drawbridge.partners.model.Step.hold;
import static dev.drawbridge.partners.model.Step.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.partners.model.Step;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealAgents({Partner.PI, Partner.PI_LEGACY})
class InterruptionOfARealPiTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void anAnswerIsBrokenOff(Partner version) {
        try (var life = new RealLife(version)) {
            Gate middle = new Gate();
            life.model().when("hold", text("one "), hold(middle), text("two"));
            String turn = life.turn("hold");
            life.told().await("item/agentMessage/delta");
            life.answer(life.interrupt(turn));

            interrupted(life, turn);
            life.turn("SAY: again");
            assertThat(life.told().await("turn/completed", 2).at("/turn/status").asText())
                    .isEqualTo("completed");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aCommandIsBrokenOff(Partner version) {
        try (var life = new RealLife(version)) {
            String turn = life.turn("RUN: echo begun; sleep 60");
            life.told().await("item/commandExecution/outputDelta");
            life.answer(life.interrupt(turn));

            interrupted(life, turn);
            assertThat(life.told().completed("commandExecution").getFirst().path("status").asText())
                    .isEqualTo("failed");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void anInterruptionAtOnceAfterTheAnswerIsNotLost(Partner version) {
        try (var life = new RealLife(version)) {
            life.model().next(Step.pause(Duration.ofSeconds(30)));
            String turn = life.turn("hold");
            life.answer(life.interrupt(turn));

            interrupted(life, turn);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatWasSaidInATurnBeforeItsInterruptionIsNeitherLostNorHeardTwice(Partner version) {
        try (var life = new RealLife(version)) {
            String turn = life.turn("RUN: sleep 60");
            life.told().await("item/started", 2);
            life.answer(life.steer(turn, "SAY: not lost"));
            life.answer(life.interrupt(turn));

            interrupted(life, turn);
            life.turn("SAY: on");
            life.told().awaitMessage("the answer",
                    it -> it.at("/params/item/text").asText().equals("on"));
            assertThat(life.model().requests().getLast().body().toString())
                    .containsOnlyOnce("SAY: not lost");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatAnInterruptedTurnDidNotHearIsSaidAnew(Partner version) {
        try (var life = new RealLife(version)) {
            Gate middle = new Gate();
            life.model().when("hold", text("one "), hold(middle), text("two"));
            String turn = life.turn("hold");
            life.told().await("item/agentMessage/delta");
            life.answer(life.steer(turn, "SAY: a"));
            life.answer(life.steer(turn, "SAY: b"));
            life.answer(life.interrupt(turn));

            interrupted(life, turn);
            life.told().awaitMessage("the last answer",
                    it -> it.at("/params/item/text").asText().equals("b"));
            await().untilAsserted(() -> assertThat(life.ask(PiThread::isFree)).isTrue());
            assertThat(life.told().completed("userMessage"))
                    .extracting(item -> item.at("/content/0/text").asText())
                    .containsExactly("hold", "SAY: a", "SAY: b");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aWaitForAnotherTryIsBrokenOff(Partner version) {
        try (var life = new RealLife(version, Map.of("retry", Map.of("baseDelayMs", 60_000)),
                Duration.ofMinutes(30))) {
            String turn = life.turn("FAIL: overloaded");
            life.told().await("error");
            life.answer(life.interrupt(turn));

            interrupted(life, turn);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aTurnThatIsNotThereIsNotInterrupted(Partner version) {
        try (var life = new RealLife(version)) {
            assertThat(life.answer(life.interrupt("")).path("message").asText())
                    .isEqualTo("no active turn to interrupt");
        }
    }

    private static void interrupted(RealLife life, String turn) {
        JsonNode end = life.told().await("turn/completed");
        assertThat(end.at("/turn/id").asText()).isEqualTo(turn);
        assertThat(end.at("/turn/status").asText()).isEqualTo("interrupted");
        assertThat(life.ask(PiThread::status).path("type").asText()).isIn("idle", "active");
        assertThat(life.records().story(life.thread().id(), life.thread().file()).turns().getFirst().status()
                .wire()).isEqualTo("interrupted");
    }
}

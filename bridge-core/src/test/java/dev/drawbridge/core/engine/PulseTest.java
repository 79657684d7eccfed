package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.protocol.bridge.AgentState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How the bridge sees that an agent lives, beat by beat of five seconds. */
final class PulseTest {
    private static final int MINUTE = 12;

    private final Scene scene = Scene.greeted();

    private long probes() {
        return scene.written().stream().filter(each -> each.contains("'bridge/probe'")).count();
    }

    private void answerProbe() {
        scene.fail(scene.written().getLast());
    }

    @Test
    void anAgentThatIsQuietIsAskedWhetherItLives() {
        scene.beat(3);
        assertThat(probes()).isEqualTo(1);
        scene.beat(1);
        assertThat(probes()).isEqualTo(2);
        scene.beat(5);
        assertThat(probes()).as("once").isEqualTo(2);
    }

    @Test
    void oneThatAnswersLives() {
        for (int i = 0; i < 100; i++) {
            scene.beat(4);
            if (scene.written().getLast().contains("'bridge/probe'")) {
                answerProbe();
            }
        }
        assertThat(scene.later).isEmpty();
        assertThat(probes()).isGreaterThan(90);
    }

    @Test
    void oneThatSaysNothingForHalfAMinuteAlthoughItWasAskedIsEndedAndStartedAgain() {
        scene.beat(4 + 5);
        assertThat(scene.later).isEmpty();
        scene.beat(1);
        scene.later.remove().run();
        assertThat(scene.life().isClosed()).isTrue();
        assertThat(scene.engine.agents().getFirst().sentence())
                .contains("it has said nothing for 30 s, though it was asked");
        scene.later.remove().run();
        scene.greet();
        assertThat(scene.engine.isReady()).isTrue();
    }

    @Test
    void oneThatSaysAnythingLivesThoughItHasNotAnswered() {
        for (int i = 0; i < 20; i++) {
            scene.beat(5);
            scene.say("{'method':'some/thing','params':{}}");
        }
        assertThat(probes()).isEqualTo(2);
        assertThat(scene.later).isEmpty();
        scene.beat(7);
        assertThat(scene.later).as("it fell silent").isNotEmpty();
    }

    @Test
    void aClockThatJumpsKillsNobody() {
        scene.beat(4);
        scene.now = scene.now.plus(Duration.ofDays(3));
        scene.beat(1);
        assertThat(scene.later).isEmpty();
        assertThat(scene.life().isClosed()).isFalse();
    }

    @Test
    void aQuestionThatWaitsInAFullWindowIsNotAskedTwice() {
        CollectingClient client = scene.client("a");
        for (int i = 0; i < AgentLife.WINDOW + 1; i++) {
            client.send("{'id':" + i + ",'method':'thread/list','params':{}}");
        }
        assertThat(probes()).isEqualTo(2);
        scene.beat(5);
        assertThat(probes()).isEqualTo(2);
        answerProbe();
        assertThat(scene.written().stream().filter(each -> each.contains("'thread/list'")))
                .hasSize(AgentLife.WINDOW + 1);
    }

    @Test
    void anAgentThatDoesNotAnswerItsGreetingForAMinuteIsDead() {
        scene.life().die("killed");
        scene.later.remove().run();
        scene.beat(MINUTE - 1);
        assertThat(scene.later).isEmpty();
        scene.beat(1);
        scene.later.remove().run();
        assertThat(scene.life().isClosed()).isTrue();
        assertThat(scene.engine.agents().getFirst().sentence())
                .contains("it has not answered its greeting within 60 s");
    }

    @Test
    void aFirstLifeThatDoesNotAnswerItsGreetingIsNone() {
        Scene unborn = Scene.begun();
        unborn.beat(MINUTE);
        unborn.later.remove().run();
        assertThat(unborn.engine.birth().join()).isEqualTo(new Birth.Stillborn(
                "fake ended at once: it has not answered its greeting within 60 s"));
        assertThat(unborn.engine.agents().getFirst().state()).isEqualTo(AgentState.FAILED);
    }

    @Test
    void aGreetingAloneDoesNotShortenTheBackOffButAMinuteOfLifeDoes() {
        assertThat(pause()).isBetween(750L, 1250L);
        assertThat(pause()).isBetween(1500L, 2500L);
        assertThat(pause()).isBetween(3000L, 5000L);
        for (int i = 0; i < MINUTE; i++) {
            scene.say("{'method':'some/thing','params':{}}");
            scene.beat(1);
        }
        assertThat(pause()).isBetween(750L, 1250L);
    }

    /** How long the agent stays dead, in milliseconds; then it is greeted again. */
    private long pause() {
        scene.life().die("killed");
        long until = scene.engine.agents().getFirst().nextAttemptAtMs().orElseThrow();
        scene.later.remove().run();
        scene.greet();
        return until - scene.now.toEpochMilli();
    }

    @Test
    void nobodyWatchesAnAgentThatIsOver() {
        scene.restart();
        scene.beat(1);
        assertThat(scene.beats).hasSize(1);
        scene.engine.close();
        scene.beat(1);
        assertThat(scene.beats).isEmpty();
    }
}

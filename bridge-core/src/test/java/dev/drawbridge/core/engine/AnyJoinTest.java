package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.OTHER;
import static dev.drawbridge.core.engine.Scene.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.transcript.GeneratedThread;
import dev.drawbridge.transcript.RecordedThread;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever joins, wherever it is: knows at once what somebody knows who was there from the start, and ever after. */
final class AnyJoinTest {
    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    static Stream<RecordedThread> recorded() {
        return RecordedThread.all().stream();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aGeneratedThreadIsJoinedAnywhere(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = Scene.greeted();
        Play play = new Play(scene, THREAD, GeneratedThread.of(THREAD, seed, 3));
        Play beside = new Play(scene, OTHER, GeneratedThread.of(OTHER, -seed, 2));
        joinAnywhere(scene, random, play, beside);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void aRecordedThreadIsJoinedEverywhere(RecordedThread thread) {
        for (int at = 0; at <= thread.lines().size(); at++) {
            Scene scene = Scene.greeted();
            Play play = new Play(scene, thread.id(), thread.lines());
            Audience early = new Audience(scene, Audience.Manner.PLAIN);
            play.admit(early);
            play.tell(at);
            Audience late = new Audience(scene, Audience.Manner.VERSIONED);
            play.admit(late);
            assertSameKnowledge(early, late, play);
            play.tell(Integer.MAX_VALUE);
            assertSameKnowledge(early, late, play);
        }
    }

    private static void joinAnywhere(Scene scene, SplittableRandom random, Play... plays) {
        Audience early = new Audience(scene, Audience.Manner.PLAIN);
        for (Play play : plays) {
            play.admit(early);
        }
        List<Audience> late = new ArrayList<>();
        while (Stream.of(plays).anyMatch(play -> !play.isOver())) {
            Play play = plays[random.nextInt(plays.length)];
            play.tell(random.nextInt(1, 12));
            if (random.nextInt(12) == 0) {
                Audience.Manner[] manners = Audience.Manner.values();
                Audience audience = new Audience(scene, manners[random.nextInt(manners.length)]);
                for (Play each : plays) {
                    each.admit(audience);
                }
                late.add(audience);
            }
            if (random.nextInt(30) == 0) {
                assertSameKnowledge(early, late, plays);
            }
        }
        assertSameKnowledge(early, late, plays);
    }

    private static void assertSameKnowledge(Audience early, List<Audience> late, Play... plays) {
        for (Audience each : late) {
            for (Play play : plays) {
                assertSameKnowledge(early, each, play);
            }
        }
    }

    private static void assertSameKnowledge(Audience early, Audience late, Play play) {
        early.listen();
        late.listen();
        String thread = play.thread();
        late.assertKnowsWhat(early, thread);
        assertThat(late.knows().surprises()).isEmpty();
        assertThat(early.knows().surprises()).isEmpty();
        Standing.assertThat(late, thread).isTheEndOf(early.knows().standing(thread));
    }
}

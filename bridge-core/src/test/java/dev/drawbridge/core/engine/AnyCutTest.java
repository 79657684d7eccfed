package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.OTHER;
import static dev.drawbridge.core.engine.Scene.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.engine.Audience.Manner;
import dev.drawbridge.protocol.bridge.ResumedThread;
import dev.drawbridge.transcript.GeneratedThread;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is cut off anywhere and comes back, as often as may be, has missed nothing and is told nothing twice. */
final class AnyCutTest {
    private static final List<String> THREADS = List.of(THREAD, OTHER);
    private static final int MUCH = 400_000;

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whoIsCutOffGoesOnWhereItWas(long seed) {
        Audience traveller = travel(seed, /* newSnapshots= */ false);
        assertThat(traveller.knows().surprises()).isEmpty();
    }

    /** A snapshot may be ahead of its number: what it has may be told again, and ends as it was. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whoIsCutOffBehindASnapshotGoesOnFromThere(long seed) {
        travel(seed, /* newSnapshots= */ true);
    }

    private static Audience travel(long seed, boolean newSnapshots) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = Scene.greeted();
        List<Play> plays = List.of(new Play(scene, THREAD, GeneratedThread.of(THREAD, seed, 3)),
                new Play(scene, OTHER, GeneratedThread.of(OTHER, -seed - 1, 2)));
        Audience witness = new Audience(scene, Manner.PLAIN);
        Audience traveller = new Audience(scene, Manner.SEQUENCED);
        for (Play play : plays) {
            play.admit(witness);
            play.admit(traveller);
        }
        while (plays.stream().anyMatch(play -> !play.isOver())) {
            Play play = plays.get(random.nextInt(plays.size()));
            play.tell(random.nextInt(1, 12));
            witness.listen();
            switch (random.nextInt(16)) {
                case 0, 1, 2 -> traveller.listen(random.nextInt(1, 3));
                case 3 -> {
                    traveller.cut(random.nextInt(4), random);
                    for (int i = random.nextInt(4); i > 0; i--) {
                        plays.get(random.nextInt(plays.size())).tell(random.nextInt(1, 60));
                    }
                    if (random.nextInt(3) == 0) {
                        play.chatter(MUCH);
                    }
                    traveller = back(scene, traveller);
                    if (random.nextBoolean()) {
                        assertSameKnowledge(witness, traveller, newSnapshots);
                    }
                }
                case 4 -> {
                    if (newSnapshots) {
                        play.admit(traveller);
                    }
                }
                default -> {
                    // it does not look
                }
            }
        }
        assertSameKnowledge(witness, traveller, newSnapshots);
        return traveller;
    }

    private static void assertSameKnowledge(Audience witness, Audience traveller, boolean newSnapshots) {
        witness.listen();
        traveller.listen();
        for (String thread : THREADS) {
            traveller.assertKnowsWhat(witness, thread);
            if (!newSnapshots) {
                assertThat(traveller.knows().standing(thread)).isEqualTo(witness.knows().standing(thread));
                assertThat(traveller.knows().thread(thread).facts())
                        .isEqualTo(witness.knows().thread(thread).facts());
            }
        }
    }

    private static Audience back(Scene scene, Audience cut) {
        Audience again = new Audience(scene, Manner.SEQUENCED, cut.knows());
        assertThat(again.goOn(scene, THREADS)).allSatisfy(
                resumed -> assertThat(resumed).isInstanceOf(ResumedThread.Replayed.class));
        return again;
    }

}

package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.OTHER;
import static dev.drawbridge.core.engine.Scene.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.engine.Audience.Manner;
import dev.drawbridge.transcript.GeneratedThread;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a client stalls, it ends with what somebody knows who never did, and is told all that stands for itself. */
final class AnyStallTest {
    private static final List<String> THREADS = List.of(THREAD, OTHER);
    /** More than the bridge keeps for a client that does not read. */
    private static final int TOO_MUCH = 5 << 20;

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whoStallsMissesNothingThatMatters(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = Scene.greeted();
        List<Play> plays = List.of(new Play(scene, THREAD, GeneratedThread.of(THREAD, seed, 3)),
                new Play(scene, OTHER, GeneratedThread.of(OTHER, -seed - 1, 2)));
        Audience witness = new Audience(scene, Manner.PLAIN);
        List<Audience> slow = Stream.of(Manner.values()).map(manner -> new Audience(scene, manner)).toList();
        plays.forEach(play -> play.admit(witness));
        plays.forEach(play -> slow.forEach(play::admit));
        while (plays.stream().anyMatch(play -> !play.isOver())) {
            Play play = plays.get(random.nextInt(plays.size()));
            play.tell(random.nextInt(1, 12));
            witness.listen();
            if (random.nextInt(60) == 0) {
                play.chatter(TOO_MUCH);
                witness.listen();
            }
            Audience reader = slow.get(random.nextInt(slow.size()));
            reader.listen(random.nextInt(3));
            if (random.nextInt(30) == 0) {
                assertSameKnowledge(witness, reader);
            }
        }
        slow.forEach(each -> assertSameKnowledge(witness, each));
    }

    private static void assertSameKnowledge(Audience witness, Audience slow) {
        witness.listen();
        slow.listen();
        for (String thread : THREADS) {
            slow.assertKnowsWhat(witness, thread);
            assertThat(slow.knows().standing(thread)).isEqualTo(witness.knows().standing(thread));
            assertThat(slow.knows().thread(thread).facts())
                    .isEqualTo(witness.knows().thread(thread).facts());
        }
        assertThat(slow.knows().surprises()).isEmpty();
        assertThat(slow.client().farewells()).isEmpty();
    }
}

package dev.drawbridge.core.agent.pi.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people do while turns end, disks fail, Pis die and bridges are killed. */
@Timeout(60)
final class AnyQueueTest {
    private static final int ROUNDS = 100;
    private static final int STEPS = 120;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothingIsLostOrSentTwiceUndecided(long seed) {
        int taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Hazard hazard = new Hazard(seed * ROUNDS + round, /* orderly= */ false);
            hazard.happen(STEPS);
            hazard.settle();
            taken += hazard.taken().size();
        }
        assertThat(taken).isGreaterThan(ROUNDS * 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoeverComesFirstIsSentFirst(long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            Hazard hazard = new Hazard(seed * ROUNDS + round, /* orderly= */ true);
            hazard.happen(STEPS);
            hazard.settle();
            assertThat(hazard.taken().stream().distinct()).as("seed %d", hazard.seed()).isSorted();
        }
    }
}

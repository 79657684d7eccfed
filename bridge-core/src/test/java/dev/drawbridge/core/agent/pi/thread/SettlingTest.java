package dev.drawbridge.core.agent.pi.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.agent.pi.rpc.PiState;
import dev.drawbridge.partners.wire.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private final Deque<Consumer<PiState>> asked = new ArrayDeque<>();
    private final Deque<Runnable> pauses = new ArrayDeque<>();
    private int over;
    private final Settling modern = new ModernSettling(() -> over++);
    private final Settling legacy = new LegacySettling(() -> over++, asked::add,
            (pause, act) -> pauses.add(act));

    @Test
    void aModernRunIsOverWhenPiSaysSo() {
        modern.started();
        modern.ended();
        assertThat(over).isZero();
        modern.settled();
        modern.settled();
        assertThat(over).isEqualTo(1);
    }

    @Test
    void whatPiSaysWhileARunGoesOnIsNotItsEnd() {
        modern.settled();
        modern.started();
        modern.settled();
        assertThat(over).isZero();
        modern.ended();
        modern.settled();
        assertThat(over).isEqualTo(1);
    }

    @Test
    void aLegacyRunIsOverWhenPiAnswersAndDoesNothing() {
        legacy.started();
        legacy.ended();
        answer(Map.of());
        assertThat(over).isEqualTo(1);
    }

    @Test
    void aLegacyRunGoesOnWhenPiTriesAgainBeforeItAnswers() {
        legacy.started();
        legacy.ended();
        legacy.goesOn();
        answer(Map.of());
        assertThat(over).isZero();
        legacy.started();
        legacy.ended();
        answer(Map.of());
        assertThat(over).isEqualTo(1);
    }

    @Test
    void aLegacyRunWaitsForWhatFollowsACompaction() {
        legacy.started();
        legacy.ended();
        legacy.goesOn();
        legacy.wentOn(/* certain= */ true);
        assertThat(asked).hasSize(1);
        legacy.started();
        pauses.remove().run();
        legacy.ended();
        asked.remove();
        answer(Map.of());
        assertThat(over).isEqualTo(1);
    }

    @Test
    void whatDoesNotFollowALegacyCompactionIsNotAwaitedForEver() {
        legacy.started();
        legacy.ended();
        asked.remove();
        legacy.goesOn();
        legacy.wentOn(/* certain= */ false);
        answer(Map.of("pendingMessageCount", 1));
        assertThat(over).isZero();
        pauses.remove().run();
        answer(Map.of("pendingMessageCount", 1));
        assertThat(over).isEqualTo(1);
    }

    @Test
    void aLegacyRunThatIsCutByACompactionEndsWithThat() {
        legacy.started();
        legacy.cut();
        legacy.goesOn();
        legacy.wentOn(/* certain= */ false);
        answer(Map.of());
        assertThat(over).isEqualTo(1);
    }

    @Test
    void whatIsForgottenIsNotOver() {
        legacy.started();
        legacy.ended();
        legacy.forget();
        answer(Map.of());
        modern.started();
        modern.ended();
        modern.forget();
        modern.settled();
        assertThat(over).isZero();
    }

    private void answer(Map<String, ?> state) {
        asked.remove().accept(new PiState(Json.object(state)));
    }
}

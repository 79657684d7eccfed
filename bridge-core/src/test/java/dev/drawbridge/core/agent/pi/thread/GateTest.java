package dev.drawbridge.core.agent.pi.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.agent.pi.rpc.Dialog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    @ParameterizedTest
    @CsvSource({"Yes,No", "Allow,Block", "No,Yes", "Run it,Don't", "✅ Approve,❌ Deny"})
    void yesAndNoAreAGate(String one, String other) {
        Gate gate = Gate.of(select(one, other)).orElseThrow();

        assertThat(List.of(gate.yes().path("value").asText(), gate.no().path("value").asText()))
                .containsExactlyInAnyOrder(one, other);
        assertThat(gate.yes().path("value").asText()).containsPattern("Yes|Allow|Run|Approve");
    }

    @ParameterizedTest
    @CsvSource({"red,blue", "Yes,Yes always", "Allow,Later", "Notes,Yearly"})
    void otherChoicesAreNone(String one, String other) {
        assertThat(Gate.of(select(one, other))).isEmpty();
    }

    @Test
    void aChoiceOfThreeIsNone() {
        assertThat(Gate.of(new Dialog.Select("d", "Which?", List.of("Yes", "No", "Always"), Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void whatIsAskedMeanwhileIsNoGate() {
        Dialog push = new Dialog.Confirm("d", "Push to production?", "really", Duration.ZERO);
        Dialog named = new Dialog.Confirm("d", "Sure?", "rm -rf build", Duration.ZERO);
        Dialog asked = new Dialog.Confirm("d", "Allow this?", "", Duration.ZERO);
        assertThat(Gate.of(push).orElseThrow().isAbout("rm -rf build")).isFalse();
        assertThat(Gate.of(named).orElseThrow().isAbout("rm -rf build")).isTrue();
        assertThat(Gate.of(asked).orElseThrow().isAbout("rm -rf build")).isTrue();
    }

    private static Dialog select(String one, String other) {
        return new Dialog.Select("d", "Run?", List.of(one, other), Duration.ZERO);
    }
}

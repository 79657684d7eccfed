package dev.drawbridge.core.agent.pi.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthTest {
    private final Growth growth = new Growth();

    @Test
    void whatIsAddedIsNew() {
        assertThat(growth.add("one\n")).isEqualTo("one\n");
        assertThat(growth.add("one\ntwo\n")).isEqualTo("two\n");
        assertThat(growth.add("one\ntwo\n")).isEmpty();
    }

    @Test
    void whatLosesItsBeginningIsNotToldTwice() {
        growth.add("aab\naac\naad\n");

        assertThat(growth.add("aac\naad\naae\n")).isEqualTo("aae\n");
    }

    @Test
    void whatHasNothingInCommonIsAllNew() {
        growth.add("one");

        assertThat(growth.add("two")).isEqualTo("two");
        assertThat(growth.add("")).isEmpty();
        assertThat(growth.add("three")).isEqualTo("three");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 60, 400})
    void aWindowThatMovesTellsEverythingOnce(int window) {
        Random random = new Random(window);
        StringBuilder whole = new StringBuilder();
        StringBuilder told = new StringBuilder();
        for (int line = 0; line < 500; line++) {
            whole.append(line).append(random.nextBoolean() ? "\n" : " ");
            told.append(growth.add(whole.substring(Math.max(0, whole.length() - window))));
        }

        assertThat(told).hasToString(whole.toString());
    }
}

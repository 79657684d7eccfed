package dev.drawbridge.server.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpinnerTest {
    private final List<String> drawn = new ArrayList<>();
    private long now = 1_000_000;
    // its own thread turns as well, so that only what is said last counts
    private final Spinner spinner = new Spinner(new Screen(30, /* coloured= */ false), this::draw,
            () -> Instant.ofEpochMilli(now));

    private synchronized void draw(String line) {
        drawn.add(line);
    }

    private synchronized String last() {
        return drawn.getLast();
    }

    private void pass(long millis) {
        synchronized (spinner) {
            now += millis;
        }
    }

    @Test
    void itSaysForWhatAndHowLongOneWaitsAndGoesAway() {
        spinner.await("the agent works");
        pass(2_500);
        spinner.step();
        assertThat(last()).matches("\r\033\\[K[-|/\\\\] the agent works 2s");
        spinner.await("the agent runs something with a long name");
        pass(1_000);
        spinner.step();
        assertThat(Glyphs.width(last().substring(4))).isEqualTo(29);
        spinner.hide();
        assertThat(last()).isEqualTo("\r\033[K");
        spinner.close();
        assertThat(spinner.step()).isFalse();
    }

    @Test
    void whoDoesNotWaitSeesNothing() {
        pass(5_000);
        spinner.step();
        spinner.await("something short");
        spinner.step();
        spinner.close();
        assertThat(drawn).isEmpty();
    }

    @Test
    void nothingTurnsInAPipe() {
        try (Spinner silent = new Spinner(Screen.NONE, this::draw, () -> Instant.ofEpochMilli(now))) {
            silent.await("the agent works");
            assertThat(drawn).isEmpty();
        }
    }
}

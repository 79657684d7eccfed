package dev.drawbridge.server.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScreenTest {
    private static final TerminalEnds TERMINAL = new TerminalEnds(/* in= */ true, /* out= */ true,
            /* err= */ true);

    private static Screen screen(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(
                Map.of("COLUMNS", "40", "LINES", "12", "TERM", "xterm"));
        environment.putAll(more);
        return Screen.of(environment, TERMINAL);
    }

    @Test
    void aTerminalIsAsWideAsItSaysAndColoured() {
        assertThat(screen(Map.of())).isEqualTo(new Screen(40, 12, /* coloured= */ true, /* moving= */ true));
    }

    @Test
    void whoWantsNoColoursGetsNone() {
        assertThat(screen(Map.of("NO_COLOR", "1")).coloured()).isFalse();
        assertThat(screen(Map.of("NO_COLOR", "")).coloured()).isTrue();
        assertThat(screen(Map.of("TERM", "dumb")))
                .isEqualTo(new Screen(40, 12, /* coloured= */ false, /* moving= */ false));
    }

    @Test
    void aPipeIsNeverColouredNorNarrow() {
        assertThat(Screen.of(Map.of("COLUMNS", "40", "CLICOLOR_FORCE", "1", "TERM", "xterm"),
                TerminalEnds.NONE)).isEqualTo(Screen.NONE);
        assertThat(Screen.NONE.isThere()).isFalse();
    }

    @Test
    void whatIsNoNumberIsAsked() {
        assertThat(screen(Map.of("COLUMNS", "wide")).width()).isPositive();
        assertThat(screen(Map.of("COLUMNS", "0")).width()).isPositive();
    }
}

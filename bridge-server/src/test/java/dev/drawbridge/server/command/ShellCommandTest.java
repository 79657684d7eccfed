package dev.drawbridge.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

final class ShellCommandTest {
    private static final String SAID = "{\"text\":\"größer 日本 \uD83D\uDE00\"}";

    @Test
    void jsonStaysJsonWhereTheLocaleKnowsButFewLetters() throws Exception {
        assertThat(ShellCommand.inLetters(SAID, "UTF-8")).isEqualTo(SAID);
        String spelt = ShellCommand.inLetters(SAID, "ANSI_X3.4-1968");
        assertThat(spelt.chars()).allMatch(letter -> letter < 0x7f);
        assertThat(new ObjectMapper().readTree(spelt)).isEqualTo(new ObjectMapper().readTree(SAID));
    }

    @Test
    void whatATerminalWouldObeyIsSpeltOut() {
        assertThat(ShellCommand.inLetters("\"a\u009b31m\u007f\u202e\u2028 \u200d\u00e9\"", "UTF-8"))
                .isEqualTo("\"a\\u009b31m\\u007f\\u202e\\u2028 \u200d\u00e9\"");
    }
}

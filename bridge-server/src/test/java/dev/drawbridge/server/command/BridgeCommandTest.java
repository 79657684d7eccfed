package dev.drawbridge.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

final class BridgeCommandTest {
    private static final String SAID = "{\"text\":\"größer 日本 \uD83D\uDE00\"}";

    @Test
    void jsonStaysJsonWhereTheLocaleKnowsButFewLetters() throws Exception {
        assertThat(BridgeCommand.inLetters(SAID, "UTF-8")).isEqualTo(SAID);
        String spelt = BridgeCommand.inLetters(SAID, "ANSI_X3.4-1968");
        assertThat(spelt.chars()).allMatch(letter -> letter < 0x7f);
        assertThat(new ObjectMapper().readTree(spelt)).isEqualTo(new ObjectMapper().readTree(SAID));
    }
}

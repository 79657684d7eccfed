package dev.drawbridge.server.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SieveTest {
    @ParameterizedTest
    @ValueSource(strings = {"\033[2J", "\033[31m", "\033[?1049h", "\033]0;title\007", "\033]52;c;cm0=\033\\",
        "\033P1$r0m\033\\", "\033c", "\033(B", "\u009b2J", "\u009d0;title\u009c", "\033[38;5;196m",
        "\033_secret\033\\", "\033\033[2J", "\033]8;;http://x\033\\"})
    void ordersToTheTerminalAreGone(String order) {
        assertThat(Sieve.clean("a" + order + "b")).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\033[2J", "\033]0;title\007", "\033]52;c;cm0=\033\\", "\033P1$r0m\033\\"})
    void theyAreGoneHoweverTheyAreCut(String order) {
        Sieve sieve = new Sieve();
        StringBuilder passed = new StringBuilder();
        ("a" + order + "b").chars()
                .forEach(each -> passed.append(sieve.pass(String.valueOf((char) each))));
        assertThat(passed).hasToString("ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0007", "\b", "\u0000", "\u007f", "\u0085", "\u202e", "\u2028", "\ufeff",
        "\u200f"})
    void whatElseATerminalObeysBecomesAQuestionMark(String order) {
        assertThat(Sieve.clean("a" + order + "b")).isEqualTo("a?b");
    }

    @Test
    void wordsStay() {
        assertThat(Sieve.clean("Büro ☃ 電 👩\u200d💻 e\u0301")).isEqualTo("Büro ☃ 電 👩\u200d💻 e\u0301");
        assertThat(Sieve.clean("a\r\nb\rc\n")).isEqualTo("a\nb\nc\n");
        assertThat(Sieve.clean("a\tb\n\tc")).isEqualTo("a       b\n        c");
    }

    @Test
    void aCharacterThatIsCutInTwoStaysWhole() {
        Sieve sieve = new Sieve();
        assertThat(sieve.pass("a\ud83d") + sieve.pass("\ude00b")).isEqualTo("a\ud83d\ude00b");
    }

    @Test
    void aStringThatNeverEndsSwallowsItsLineOnly() {
        assertThat(Sieve.clean("a\033]0;never\nended")).isEqualTo("aended");
    }
}

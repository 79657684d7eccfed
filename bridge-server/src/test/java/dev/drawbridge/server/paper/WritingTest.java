package dev.drawbridge.server.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WritingTest {
    private static final Screen NARROW = new Screen(40, /* coloured= */ false);
    private static final String TEXT = """
            The quick brown fox jumps over the lazy dog, again and again.

              indented
            電電電電電電電電電電電電電電電電電電電電電電電電 end
            averylongwordthatdoesnotfitintoanylineofthisscreenwhateverhappens and more
            """;

    private static String written(Screen screen, String first, String margin, String... pieces) {
        StringBuilder out = new StringBuilder();
        Writing writing = new Writing(screen, Ink.PLAIN, first, margin, out::append);
        for (String piece : pieces) {
            writing.add(piece);
        }
        writing.end();
        return out.toString();
    }

    @Test
    void linesEndBetweenWordsWhereTheScreenDoes() {
        assertThat(written(NARROW, "> ", "  ", TEXT)).isEqualTo("""
                > The quick brown fox jumps over the
                  lazy dog, again and again.

                    indented
                  電電電電電電電電電電電電電電電電電電電
                  電電電電電 end
                  averylongwordthatdoesnotfitintoanyline
                  ofthisscreenwhateverhappens and more
                """);
    }

    @Test
    void inAPipeEveryLineIsOneLine() {
        assertThat(written(Screen.NONE, "", "", TEXT)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itMakesNoDifferenceHowTheTextComes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] pieces = TEXT.split("(?<=\\G.{" + random.nextInt(1, 9) + "})", -1);
        assertThat(written(NARROW, "", "", pieces)).isEqualTo(written(NARROW, "", "", TEXT));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 40, 80, 200})
    void noLineIsWiderThanTheScreen(int width) {
        List<String> lines = written(new Screen(width, /* coloured= */ false), "$ ", "  ", TEXT).lines()
                .toList();
        assertThat(lines).allSatisfy(line -> assertThat(Glyphs.width(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void aWordIsShownAsSoonAsItIsWhole() {
        StringBuilder out = new StringBuilder();
        Writing writing = new Writing(NARROW, Ink.PLAIN, "", "", out::append);
        writing.add("one tw");
        assertThat(out).hasToString("one");
        writing.add("o three");
        assertThat(out).hasToString("one two");
        writing.end();
        assertThat(out).hasToString("one two three\n");
    }

    @Test
    void inkIsOnlyWhereThereAreColours() {
        StringBuilder out = new StringBuilder();
        Writing.block(new Screen(40, /* coloured= */ true), Ink.RED, "! ", "  ", "bad", out::append);
        assertThat(out).hasToString("\033[31m! bad\033[0m\n");
        assertThat(Screen.NONE.paint(Ink.RED, "bad")).isEqualTo("bad");
    }
}

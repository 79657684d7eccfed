package dev.drawbridge.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HelpPageTest {
    private static String help(Screen screen, String... arguments) {
        StringWriter said = new StringWriter();
        int code = Drawbridge.commandLine(arguments).setHelpFactory(new HelpPage(() -> screen))
                .setOut(new PrintWriter(said)).execute(arguments);
        assertThat(code).isZero();
        return said.toString();
    }

    @ParameterizedTest
    @CsvSource({"30, serve", "40, threads", "40, devices", "54, send", "55, send", "72, approve", "99, run"})
    void noLineIsWiderThanTheScreen(int width, String command) {
        String help = help(new Screen(width, /* coloured= */ false), command, "--help");
        assertThat(help.lines().mapToInt(Glyphs::width)).allMatch(line -> line <= width);
        assertThat(words(help)).isEqualTo(words(help(Screen.NONE, command, "--help")));
    }

    /** What is said, however it is parted. */
    private static String words(String help) {
        return help.replaceAll("\\s+", "");
    }

    @Test
    void whatAnOptionDoesStandsBelowItWhereThereIsLittleRoom() {
        assertThat(help(new Screen(40, /* coloured= */ true), "threads", "--help"))
                .contains("\n  --json\n      Print an object a line.\n", "\n  -V, --version\n");
    }

    @Test
    void aWideScreenIsUsedAsFarAsPeopleCanRead() {
        assertThat(help(new Screen(300, /* coloured= */ false), "threads", "--help").lines()
                .mapToInt(Glyphs::width).max().orElse(0)).isBetween(81, 100);
    }

    @Test
    void nobodyAsksForTheScreenBeforeHelpIsAskedFor() {
        AtomicInteger asked = new AtomicInteger();
        assertThat(Drawbridge.commandLine("config", "path").setHelpFactory(new HelpPage(() -> {
            asked.incrementAndGet();
            return Screen.NONE;
        })).setOut(new PrintWriter(new StringWriter())).execute("--version")).isZero();
        assertThat(asked).hasValue(0);
    }
}

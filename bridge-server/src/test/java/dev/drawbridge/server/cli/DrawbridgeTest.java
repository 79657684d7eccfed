package dev.drawbridge.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class DrawbridgeTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine drawbridge = Drawbridge.commandLine().setOut(new PrintWriter(out)).setErr(
            new PrintWriter(err));

    @Test
    void aBareCallPrintsTheUsage() {
        assertThat(drawbridge.execute()).isZero();
        assertThat(out.toString()).startsWith("Usage: drawbridge ").contains("--version");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void versionNamesTheJavaRuntime() {
        assertThat(drawbridge.execute("--version")).isZero();
        assertThat(out.toString()).startsWith("drawbridge ").contains("Java " + Runtime.version());
    }

    @Test
    void anUnknownOptionSaysWhatToWriteInstead() {
        assertThat(drawbridge.execute("--versoin")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                drawbridge: there is no command or option '--versoin'
                Write 'drawbridge --version', or 'drawbridge --help' to see everything.
                """);
    }

    @Test
    void aWordLikeNoOtherPointsToTheHelp() {
        assertThat(drawbridge.execute("xyzzy")).isEqualTo(2);
        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                drawbridge: there is no command or option 'xyzzy'
                Write 'drawbridge --help' to see every command and option.
                """);
    }

    private String told(String... words) {
        CommandLine program = Drawbridge.commandLine(words);
        program.setErr(new PrintWriter(err, /* autoFlush= */ true));
        assertThat(program.execute(words)).isEqualTo(2);
        return err.toString();
    }

    @Test
    void aWordWithADashThatIsMissedIsExplained() {
        assertThat(told("send", "last", "-x")).startsWith("drawbridge send: ").contains(
                "What begins with a dash and is no option stands behind two dashes: drawbridge send … -- …");
    }

    @Test
    void whatCanBeDoneIsToldInTheWordsInWhichItIsWritten() {
        assertThat(told("queue", "last", "dance"))
                .contains("nothing that 'dance' does here: write one of list, add, remove, start");
    }

    @Test
    void aCommandBehindWhichOthersHideIsNotNamed() {
        assertThat(told("hand-over", "codex", "--url")).startsWith("drawbridge codex: ");
    }
}

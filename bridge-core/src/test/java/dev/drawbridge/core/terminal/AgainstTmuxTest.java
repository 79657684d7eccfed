package dev.drawbridge.core.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.partners.machine.NeedsPrograms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What programs write, shown by a real terminal and by this one. */
@Timeout(120)
@NeedsPrograms({"tmux", "vim", "less"})
final class AgainstTmuxTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** Scrolls a part of itself below a heading, as a monitor does. */
    private static final String MONITOR = """
            printf '\\033[?1049h\\033[2J\\033[1;44;97m CPU \\033[0;48;5;236m%60s\\033[m\\r\\n' load
            printf '\\033[3;20r\\033[?25l'
            for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
              printf '\\033[20;1H\\n\\033[38;2;%d;80;200m%5d\\033[m  \\033[1mroot\\033[22m  \\033[4mprocess\\033[24m %s' $((i * 9)) $i '漢字 é'
            done
            printf '\\033[r\\033[5;1H\\033[2M\\033[7;1H\\033[L inserted\\033[9;3H\\033[4P\\033[10;3H\\033[6@in\\033[11;4H\\033[5X'
            printf '\\033[12;3Hab\\033[3b\\033[m\\033[2b|'
            printf '\\033[13;80H漢\\033[15;79H字é\\033[17;80He\u0301\\033[18;79H漢\u0301|\\033[20;80H|\u0301'
            printf '\\033[?7l\\033[21;79Hno漢\\033[22;79Hnoe\u0301\\033[?7h'
            printf '\\033[24;1H\\033(0lqqqk\\033(B \\033[7mF10\\033[27m quit\\033[22;70Hwrapped around the edge'
            """;

    private final Path home;

    AgainstTmuxTest(@TempDir Path home) {
        this.home = home;
    }

    private String tmux(String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("tmux", "-S", home.resolve("tmux").toString()));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    @AfterEach
    void end() throws Exception {
        tmux("kill-server");
    }

    /** Runs it in a terminal that lets it be recorded from the first byte. */
    private Path start(String line) throws Exception {
        Path record = home.resolve("record");
        tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "env", "-i", "LANG=C.UTF-8",
                "TERM=screen-256color", "PATH=" + System.getenv("PATH"), "HOME=" + home, "sh", "-c",
                "stty -echo; echo ready; read go; stty echo; " + line);
        tmux("set", "-g", "status", "off");
        await().atMost(SOON).until(() -> tmux("capture-pane", "-p").contains("ready"));
        tmux("resize-window", "-x", "80", "-y", "24");
        tmux("pipe-pane", "-o", "cat >> " + record);
        tmux("send-keys", "Enter");
        return record;
    }

    private void awaitSame(Path record, String shown) throws Exception {
        await().atMost(SOON).until(() -> tmux("capture-pane", "-p").contains(shown));
        String[] difference = {""};
        await().atMost(SOON).untilAsserted(() -> {
            VirtualScreen theirs = new VirtualScreen(TerminalSize.USUAL);
            theirs.feed("\033)0".getBytes(StandardCharsets.US_ASCII));
            theirs.feed(tmux("capture-pane", "-p", "-e").stripTrailing().replace("\n", "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            VirtualScreen ours = new VirtualScreen(TerminalSize.USUAL);
            ours.feed("ready\r\n".getBytes(StandardCharsets.US_ASCII));
            ours.feed(Files.readAllBytes(record));
            difference[0] = difference(ours, theirs);
            assertThat(difference[0]).isEmpty();
        });
    }

    private static String difference(VirtualScreen ours, VirtualScreen theirs) {
        StringBuilder difference = new StringBuilder();
        for (int row = 0; row < TerminalSize.USUAL.rows(); row++) {
            for (int column = 0; column < TerminalSize.USUAL.columns(); column++) {
                String own = cell(ours.display().grid().line(row), column);
                String other = cell(theirs.display().grid().line(row), column);
                if (!own.equals(other)) {
                    difference.append(row).append(',').append(column).append(": '").append(own)
                            .append("' for '")
                            .append(other).append("'\n");
                }
            }
        }
        return difference.toString();
    }

    /** What is seen: of a blank, a terminal that is asked for its rows does not tell all. */
    private static String cell(Line line, int column) {
        String glyph = line.isTail(column)
                ? "tail"
                : Character.toString(line.glyph(column)) + line.mark(column);
        StringBuilder look = new StringBuilder();
        Style.write(look, line.style(column));
        return glyph.equals(" ") ? glyph : glyph + look.toString().replace('\033', '^');
    }

    @Test
    void anEditorLooksTheSame() throws Exception {
        Path file = Files.writeString(home.resolve("Code.java"), """
                /** A comment. */
                class Code {
                    String word = "text"; // 漢字, é
                \tint number = 42;
                }
                """);
        Path record = start(
                "vim -N -u NONE -i NONE -c 'syntax on' -c 'set number cursorline hlsearch' " + file);
        awaitSame(record, "number = 42");
        tmux("send-keys", ":split", "Enter", "/word", "Enter", "dd", "u", "o", "inserted", "Escape", "2", "p",
                "gg",
                "O", "first", "Escape");
        awaitSame(record, "first");
        tmux("send-keys", ":set nowrap list", "Enter", "G", ":echo \"said\"", "Enter");
        awaitSame(record, "said");
    }

    @Test
    void aPagerLooksTheSame() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append("line ").append(i).append(
                    i % 7 == 0 ? " with much more text than fits into one row of a terminal ".repeat(2) : "")
                    .append('\n');
        }
        Path record = start("less " + Files.writeString(home.resolve("text"), text));
        awaitSame(record, "line 15");
        tmux("send-keys", "Space", "Space", "k", "k", "/line 11", "Enter");
        awaitSame(record, "line 111");
    }

    @Test
    void aMonitorLooksTheSame() throws Exception {
        Path script = Files.writeString(home.resolve("monitor"), MONITOR);
        Path record = start(". " + script + "; echo; echo done; read end");
        awaitSame(record, "done");
    }
}

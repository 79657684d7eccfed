package dev.drawbridge.server.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.partners.machine.Executables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real tmux, with a server of its own. */
@Timeout(60)
final class TmuxTest {
    private final Path place;
    private final Map<String, String> environment;

    TmuxTest(@TempDir Path place) {
        this.place = place;
        environment = Map.of("PATH", System.getenv("PATH"), "TMUX_TMPDIR", place.toString(), "LANG",
                "C.UTF-8");
    }

    @BeforeEach
    void needsTmux() {
        Assumptions.assumeTrue(Executables.find("tmux").isPresent(), "tmux is not on the PATH");
    }

    @AfterEach
    void end() throws Exception {
        ProcessBuilder end = new ProcessBuilder("tmux", "kill-server");
        end.environment().putAll(environment);
        end.start().waitFor();
    }

    private void run(String name, Path directory, String... command) throws Exception {
        run(name, directory, Map.of("SAID", "one;"), command);
    }

    private String run(String name, Path directory, Map<String, String> variables, String... command)
            throws Exception {
        return Tmux.of(environment).window(name,
                new Wrapping(List.of(command), Map.of(), directory, TerminalSize.USUAL), variables);
    }

    private String awaitWritten(String file) throws Exception {
        Path written = place.resolve(file);
        Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.exists(written) && Files.size(written) > 0);
        return Files.readString(written).strip();
    }

    @Test
    void whatOneIsGivenNoOtherHas() throws Exception {
        run("one", place, Map.of("SECRET", "s", "TERM_OF", "x"), "sh", "-c", "echo $SECRET > one; read end");
        assertThat(awaitWritten("one")).isEqualTo("s");
        run("two", place, Map.of("OTHER", "o"), "sh", "-c", "echo \"$OTHER, not $SECRET\" > two; read end");
        assertThat(awaitWritten("two")).isEqualTo("o, not");
    }

    @Test
    void severalAtOnceShareTheSession() throws Exception {
        try (ExecutorService all = Executors.newFixedThreadPool(4)) {
            List<Future<String>> windows = all.invokeAll(Collections.nCopies(4,
                    () -> run("any", place, Map.of("X", "x"), "sh", "-c", "read end")));
            for (Future<String> window : windows) {
                assertThat(Tmux.of(environment).has(window.get())).isTrue();
            }
        }
    }

    @Test
    void aWindowIsGoneWithItsProgram() throws Exception {
        run("stays", place, "sh", "-c", "read end");
        String window = run("goes", place, Map.of(), "true", "");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !Tmux.of(environment).has(window));
    }

    @Test
    void withoutTmuxItIsSaidWhatToDo() {
        assertThatThrownBy(() -> Tmux.of(Map.of("PATH", place.toString()))).isInstanceOf(CannotRun.class)
                .hasMessage("there is no tmux on the PATH: install it, or leave tmux out");
    }

    @Test
    void nothingOfANameADirectoryOrACommandIsAnOrderToTmux() throws Exception {
        Path odd = Files.createDirectory(place.resolve("#(touch pwned);"));
        run("a#(touch " + place.resolve("pwned") + ")", odd, "sh", "-c",
                "printf '%s|' \"$@\" \"$SAID\" \"$PWD\" > " + place.resolve("said") + ";", "x", "one;", ";",
                "kill-server",
                ";", "new\nline", "#{pid}", "it's \"q\"", "$HOME", "a\\;", "");
        assertThat(awaitWritten("said")).isEqualTo(
                "one;|;|kill-server|;|new\nline|#{pid}|it's \"q\"|$HOME|a\\;||one;|" + odd + "|");
        run("b", place, "sh", "-c", "touch later; sleep 1;");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(place.resolve("later")));
        assertThat(place.resolve("pwned")).doesNotExist();
        assertThat(odd.resolve("pwned")).doesNotExist();
    }
}

package dev.drawbridge.server.pty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.partners.machine.Executables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        Tmux.of(environment).window(name,
                new Wrapping(List.of(command), Map.of(), directory, TerminalSize.USUAL),
                Map.of("SAID", "one;"));
    }

    @Test
    void nothingOfANameADirectoryOrACommandIsAnOrderToTmux() throws Exception {
        Path odd = Files.createDirectory(place.resolve("#(touch pwned);"));
        Path said = place.resolve("said");
        run("a#(touch " + place.resolve("pwned") + ")", odd, "sh", "-c",
                "printf '%s|' \"$@\" \"$SAID\" \"$PWD\" > " + said + ";", "x", "one;", ";", "kill-server",
                ";");
        Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.exists(said) && Files.size(said) > 0);
        assertThat(Files.readString(said)).isEqualTo("one;|;|kill-server|;|one;|" + odd + "|");
        run("b", place, "sh", "-c", "touch later; sleep 1;");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(place.resolve("later")));
        assertThat(place.resolve("pwned")).doesNotExist();
        assertThat(odd.resolve("pwned")).doesNotExist();
    }
}

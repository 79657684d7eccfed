package dev.drawbridge.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.partners.machine.NeedsPrograms;
import dev.drawbridge.protocol.bridge.terminal.Terminal;
import dev.drawbridge.protocol.bridge.terminal.TerminalDraft;
import dev.drawbridge.server.client.Refused;
import java.io.BufferedReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that a device has run in tmux, by a bridge that is a process of its own. */
@Timeout(180)
@NeedsPrograms({"tmux", "vim", "less"})
final class OpenedInTmuxTest {
    private final Path home;
    private Process bridge;

    OpenedInTmuxTest(@TempDir Path home) throws Exception {
        this.home = home;
        bridge = serve();
    }

    private Process serve() throws Exception {
        List<String> line = new ArrayList<>(Window.program());
        line.addAll(List.of("serve", "--bind=127.0.0.1:0", "--agent=demo"));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(home.resolve("log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TMUX"));
        builder.environment()
                .putAll(Map.of("DRAWBRIDGE_HOME", home.toString(), "TMUX_TMPDIR", home.toString()));
        Process served = builder.start();
        BufferedReader said = served.inputReader();
        assertThat(said.readLine()).as(() -> read(home.resolve("log"))).startsWith("listening on ");
        return served;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (Exception unreadable) {
            return "nothing";
        }
    }

    @AfterEach
    void end() throws Exception {
        bridge.destroyForcibly().waitFor();
        ProcessBuilder end = new ProcessBuilder("tmux", "kill-server").redirectError(Redirect.DISCARD);
        end.environment().remove("TMUX");
        end.environment().put("TMUX_TMPDIR", home.toString());
        end.start().waitFor(20, TimeUnit.SECONDS);
    }

    private Terminal open(Onlooker phone, String name, String... command) throws Refused {
        return phone.open(new TerminalDraft(List.of(command), Optional.of(name), Optional.of(home.toString()),
                Optional.of(90), Optional.of(20), Optional.of(Map.of("GIVEN", "to " + name)),
                Optional.of(true)));
    }

    @Test
    void aProgramIsWatchedTypedIntoResizedAndEndedAndSeenInTmux() throws Exception {
        try (Onlooker phone = new Onlooker(home)) {
            Terminal opened = open(phone, "a #{pid}; 'q' \"q\"", "sh", "-c",
                    "stty size; echo \"$GIVEN\"; cat; echo \"$1|\"; read end", "x", "#(true); new\nline;");
            assertThat(opened.columns()).isEqualTo(90);
            assertThat(opened.ownSize()).isFalse();
            phone.attach(opened.name()).awaitShows("20 90\nto a #{pid}; 'q' \"q\"");
            phone.type("from the phone\r", /* take= */ false);
            phone.awaitShows("from the phone\nfrom the phone");
            phone.resize(70, 15);
            phone.await("has that size", () -> phone.size().equals(new TerminalSize(70, 15)));
            try (Window desk = Window.open(home, "tmux attach -t drawbridge")) {
                desk.awaitShows("from the phone");
                desk.type("from the desk\n");
                phone.awaitShows("from the desk\nfrom the desk");
                phone.await("knows that the desk types", () -> !phone.terminal().input().orElseThrow().you());
                assertThatThrownBy(() -> phone.type("x", /* take= */ false)).isInstanceOf(Refused.class)
                        .hasMessageContaining("Its own keyboard types");
                phone.type("\004", /* take= */ true);
                desk.awaitShows("#(true); new");
                phone.awaitShows("#(true); new\nline;|");
            }
            Terminal second = open(phone, "second", "sh", "-c", "echo \"$GIVEN\"; read end");
            assertThat(second.terminalId()).isNotEqualTo(opened.terminalId());
            phone.hangUp();
            assertThat(phone.awaitClosed().exitCode()).hasValue(129);
            phone.attach("second").awaitShows("to second");
        }
    }

    @Test
    void itOutlivesABridgeThatIsKilledAndIsFoundByTheNext() throws Exception {
        String before;
        try (Onlooker phone = new Onlooker(home)) {
            before = open(phone, "long", "sh", "-c", "echo begun; read word; echo \"read $word\"; exit 3")
                    .terminalId();
            phone.attach("long").awaitShows("begun");
            bridge.destroyForcibly().waitFor();
        }
        bridge = serve();
        try (Onlooker phone = new Onlooker(home)) {
            assertThat(phone.attach("long").terminal().terminalId()).isEqualTo(before);
            phone.awaitShows("begun");
            phone.type("this\r", /* take= */ false);
            phone.awaitShows("read this");
            assertThat(phone.awaitClosed().exitCode()).hasValue(3);
        }
    }

    @Test
    void whatCannotBeRunIsSaidAtOnceAndWhatEndsAtOnceIsShown() throws Exception {
        try (Onlooker phone = new Onlooker(home)) {
            assertThatThrownBy(() -> open(phone, "none", "nothing-of-that-name"))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("there is no program 'nothing-of-that-name' on the PATH");
            open(phone, "quick", "true");
            phone.await("knows that it has ended", () -> phone.list().stream()
                    .anyMatch(
                            each -> each.name().equals("quick") && each.exitCode().equals(Optional.of(0))));
        }
    }
}

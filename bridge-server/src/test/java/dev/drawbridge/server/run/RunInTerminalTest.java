package dev.drawbridge.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.partners.machine.NeedsPrograms;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real programs in real terminals, and clients that look at them. */
@Timeout(180)
@NeedsPrograms({"tmux", "vim", "less"})
final class RunInTerminalTest {
    private final Path home;

    RunInTerminalTest(@TempDir Path home) {
        this.home = home;
    }

    static Bridge bridge(Path home) throws Exception {
        return Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0)))
                        .withKeeping(Keeping.in(new Home(home), StoreOptions.DEFAULT)));
    }

    @Test
    void vimIsWatchedResizedAndTypedIntoFromElsewhereAndExitsAsEver() throws Exception {
        Path file = home.resolve("notes.txt");
        try (Bridge _ = bridge(home);
                Window window = Window.open(home,
                        "$D run --name editor -- vim -u NONE -N -i NONE --cmd 'set laststatus=2' " + file);
                Onlooker phone = new Onlooker(home)) {
            phone.attach("editor");
            assertThat(phone.terminal().command()).contains("vim");
            assertThat(phone.terminal().ownSize()).isTrue();
            window.awaitShows("notes.txt");
            window.press("i");
            window.type("typed at the desk");
            window.awaitShows("typed at the desk");
            phone.awaitShows("typed at the desk");
            phone.await("shows the same", () -> phone.text().equals(shown(window)));

            assertThatThrownBy(() -> phone.type("x", /* take= */ false)).isInstanceOf(Refused.class)
                    .hasMessageContaining("Its own keyboard types into this terminal");
            phone.type(", and on the phone", /* take= */ true);
            window.awaitShows("typed at the desk, and on the phone");
            assertThat(phone.terminal().input().orElseThrow().you()).isTrue();
            window.type(" again");
            phone.awaitShows("on the phone again");
            phone.await("knows that the desk types", () -> !phone.terminal().input().orElseThrow().you());

            window.resize(100, 30);
            phone.await("has that size", () -> phone.size().equals(new TerminalSize(100, 30)));
            phone.await("shows the same", () -> phone.text().equals(shown(window)));

            phone.type("\033:w\r:cquit 3\r", /* take= */ true);
            window.awaitShows("it exits with 3");
            assertThat(phone.awaitClosed().exitCode()).isEqualTo(Optional.of(3));
            assertThat(Files.readString(file)).isEqualTo("typed at the desk, and on the phone again\n");
        }
    }

    /** As a picture of the same size has it. */
    private static String shown(Window window) {
        return window.text().lines().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void lessIsSeenByWhoComesLateAndOutlivesTheBridge() throws Exception {
        Path file = Files.writeString(home.resolve("long.txt"),
                IntStream.range(1, 1000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n")));
        try (Window window = Window.open(home, "$D run -- less " + file)) {
            window.awaitShows("line 20");
            try (Bridge _ = bridge(home); Onlooker phone = new Onlooker(home)) {
                phone.attach("less").awaitShows("line 20");
                phone.type(" ", /* take= */ true);
                phone.awaitShows("line 40");
                window.awaitShows("line 40");
            }
            window.press("Space");
            window.awaitShows("line 65");
            try (Bridge _ = bridge(home); Onlooker phone = new Onlooker(home)) {
                phone.attach("less").awaitShows("line 65");
                phone.await("shows the same", () -> phone.text().equals(shown(window)));
                window.press("q");
                window.awaitShows("it exits with 0");
                assertThat(phone.awaitClosed().exitCode()).isEqualTo(Optional.of(0));
            }
        }
    }

    @Test
    void anotherShellListsItLooksAtItTypesAndLeaves() throws Exception {
        try (Bridge _ = bridge(home);
                Window desk = Window.open(home, "$D run --name notes -- cat");
                Onlooker phone = new Onlooker(home)) {
            phone.attach("notes");
            desk.type("from the desk\n");
            phone.awaitShows("from the desk\nfrom the desk");
            try (Window list = Window.open(home, "$D terminals; $D terminals attach nothing")) {
                list.awaitShows("it exits with 1");
                assertThat(list.text()).contains("its keyboard").contains("there is no terminal 'nothing'");
            }
            try (Window shell = Window.open(home, "$D terminals attach --read-only notes")) {
                shell.awaitShows("from the desk\nfrom the desk");
                shell.type("nothing");
                shell.press("C-]");
                shell.awaitShows("left: the program goes on");
                shell.awaitShows("it exits with 0");
            }
            try (Window shell = Window.open(home,
                    "stty -a > before; $D terminals attach notes; stty -a > after; cmp before after")) {
                shell.awaitShows("from the desk\nfrom the desk");
                shell.type("from the shell\n");
                desk.awaitShows("from the shell\nfrom the shell");
                shell.awaitShows("from the shell\nfrom the shell");
                assertThat(phone.text()).doesNotContain("nothing");
                desk.press("C-d");
                desk.awaitShows("it exits with 0");
                shell.awaitShows("the program has ended with 0");
                shell.awaitShows("it exits with 0");
            }
        }
    }

    @Test
    void howeverLongItsCommandAProgramIsShared() throws Exception {
        try (Bridge _ = bridge(home);
                Window window = Window.open(home,
                        "$D run --name many -- sh -c 'echo \"the last is ${300}\"; read end' $(seq 0 400)");
                Onlooker phone = new Onlooker(home)) {
            phone.attach("many").awaitShows("the last is 300");
            assertThat(phone.terminal().command()).hasSize(256).startsWith("sh", "-c").endsWith("251", "…");
            window.press("Enter");
            window.awaitShows("it exits with 0");
        }
    }

    @Test
    void keysGoToTheProgramAndItsSignalIsPassedOn() throws Exception {
        try (Window window = Window.open(home,
                "$D run -- sh -c 'echo \"in $DRAWBRIDGE_TERMINAL\"; sleep 100'")) {
            window.awaitShows("in ");
            window.press("C-c");
            window.awaitShows("it exits with 130");
        }
    }

    @Test
    void whoeverReadsSlowlyHasAllOfIt() throws Exception {
        Path file = Files.writeString(home.resolve("long"), "0123456789abcde\n".repeat(12_000));
        try (Window window = Window.open(home, "echo; echo; $D run -- cat " + file
                + " | sh -c 'sleep 4; tr -d \"\\r\" | cmp - " + file + "'")) {
            window.awaitShows("it exits with 0");
        }
    }

    @Test
    void whatIsPipedInIsReadToItsEndAndNotShownTyped() throws Exception {
        try (Window window = Window.open(home,
                "echo; printf 'no end of line' | $D run -- cat; seq 1 3000 | $D run -- wc -l; "
                        + "printf '' | $D run -- cat")) {
            window.awaitShows("it exits with 0");
            // when all have ended, the first line may have given way to the window's own last one
            assertThat(window.text().strip()).matches("(?s)no end of line *3000\\s+it exits with 0.*");
        }
    }

    @Test
    void theTerminalIsPutBackWhenTheProgramIsKilled() throws Exception {
        try (Window window = Window.open(home,
                "stty -a > before; $D run -- sh -c 'kill -9 $$'; echo \"killed: $?\"; stty -a > after; cmp before after")) {
            window.awaitShows("killed: 137");
            window.awaitShows("it exits with 0");
        }
    }

    @Test
    void nothingIsWrappedTwice() throws Exception {
        try (Window window = Window.open(home,
                "$D run -- sh -c '$D run -- true; $D run --tmux -- true; env -u DRAWBRIDGE_TERMINAL $D run -- true'")) {
            window.awaitShows("it exits with 1");
            assertThat(window.text().replace("\n", "").split("this terminal is shared already, as ", -1))
                    .as("also where the mark was taken away").hasSize(4);
        }
    }

    @Test
    void aProgramLivesInTmuxAndOutlivesTheWindow() throws Exception {
        try (Bridge _ = bridge(home); Onlooker phone = new Onlooker(home)) {
            try (Window window = Window.open(home,
                    "$D run --tmux --name build -- sh -c 'echo begun; read answer; echo \"read $answer\"; read more'")) {
                phone.attach("build").awaitShows("begun");
                window.awaitShows("begun");
            }
            phone.type("yes\r", /* take= */ true);
            phone.awaitShows("read yes");
            phone.type("\r", /* take= */ true);
            assertThat(phone.awaitClosed().exitCode()).isEqualTo(Optional.of(0));
        }
    }
}

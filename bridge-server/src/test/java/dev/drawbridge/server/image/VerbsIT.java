package dev.drawbridge.server.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.partners.machine.AgentProcess;
import dev.drawbridge.partners.machine.Command;
import dev.drawbridge.partners.machine.NeedsPrograms;
import dev.drawbridge.partners.machine.Output;
import dev.drawbridge.server.thread.Cable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands about threads as people give them: the packaged program, in shells and in a terminal of 40 columns. */
@Timeout(120)
final class VerbsIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String PROGRAM = Path
            .of(System.getProperty("drawbridge.image", ""), "bin/drawbridge")
            .toString();
    private static final int LAST = 1000;

    @TempDir
    private Path directory;

    private Served served;

    @BeforeEach
    void serve() {
        served = Served.start(Served.command(directory, "--agent", "demo"));
        served.uri();
    }

    @AfterEach
    void close() {
        served.close();
    }

    private Command drawbridge(String... arguments) {
        return new Command(List.of(PROGRAM), environment(), directory).with(arguments);
    }

    private Map<String, String> environment() {
        return Map.of("PATH", "/usr/bin:/bin", "HOME", directory.toString(), "LANG", "C.UTF-8");
    }

    private Output run(String... arguments) {
        return drawbridge(arguments).run(SOON);
    }

    private Output shell(String line) {
        return new Command(List.of("/bin/sh", "-c", line.replace("drawbridge", "'" + PROGRAM + "'")),
                environment(), directory).run(SOON);
    }

    @Test
    void twoShellsFollowOneThreadOverAConnectionThatIsCut() throws IOException {
        String numbers = IntStream.rangeClosed(1, LAST).mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
        try (Cable cable = Cable.to(served.uri().getPort());
                AgentProcess sender = drawbridge("send", "new", "count to " + LAST, "--follow", "--url",
                        cable.url()).start()) {
            await().atMost(SOON).until(() -> run("threads").stdout().contains("working"));
            try (AgentProcess watcher = drawbridge("attach", "last", "--url", cable.url()).start()) {
                await().atMost(SOON).until(() -> run("info").stdout().contains("clients: 3"));
                for (int cut = 0; cut < 2; cut++) {
                    int before = cable.connections();
                    cable.cut();
                    await().atMost(SOON).until(() -> cable.connections() >= before + 2);
                }
                for (AgentProcess each : List.of(sender, watcher)) {
                    Output end = each.finish(SOON);
                    assertThat(end.exitCode()).as("%s", end).isZero();
                    assertThat(end.stdout().lines().filter(line -> line.matches("[0-9 ]+"))
                            .map(String::strip).collect(Collectors.joining(" "))).isEqualTo(numbers);
                    assertThat(end.stdout()).contains("-- connected again, and nothing is lost");
                }
            }
        }
    }

    @Test
    void whoReadsNoMoreEndsACommandQuietly() {
        run("send", "new", "count to 3", "--follow");
        assertThat(shell("drawbridge threads | head -1")).satisfies(end -> {
            assertThat(end.stdout()).startsWith("ID ").hasLineCount(1);
            assertThat(end.stderr()).isEmpty();
        });
        try (AgentProcess follower = new Command(
                List.of("/bin/sh", "-c", "'" + PROGRAM + "' attach last --json --follow | head -1"),
                environment(), directory).start()) {
            await().atMost(SOON).until(() -> run("send", "last", "count to 30", "--follow").exitCode() == 0
                    && !follower.handle().isAlive());
            Output end = follower.finish(SOON);
            assertThat(end.stdout()).startsWith("{\"type\":\"attached\"").hasLineCount(1);
            assertThat(end.stderr().lines().filter(line -> !line.startsWith("-- "))).isEmpty();
        }
    }

    @Test
    void eachCommandSaysWhatItIsForAndWhatIsWrong() {
        for (String verb : List.of("threads", "show", "send", "attach", "approvals", "approve", "deny",
                "interrupt", "queue", "info")) {
            Output help = run(verb, "--help");
            assertThat(help.exitCode()).isZero();
            assertThat(help.stdout()).startsWith("Usage: drawbridge " + verb).contains("Exit codes:");
            Output wrong = run(verb, "--no-such-option");
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.stdout()).isEmpty();
        }
        served.signal("TERM");
        served.awaitEnd(SOON);
        assertThat(run("info").exitCode()).isEqualTo(3);
    }

    @Test
    @NeedsPrograms("tmux")
    void aPersonAtATerminalAnswersRightThereAndLeavesByCtrlC() throws Exception {
        List<String> start = new ArrayList<>(
                List.of("new-session", "-d", "-x", "40", "-y", "30", "env", "-i"));
        environment().forEach((name, value) -> start.add(name + "=" + value));
        start.addAll(List.of("TERM=screen-256color", "PS1=% ", "/bin/sh"));
        tmux(start.toArray(String[]::new));
        try {
            type("'" + PROGRAM + "' send new approve --follow; echo \"[$?]\"");
            awaitShown("[n]o, [c]ancel the turn?");
            type("y");
            awaitShown("[0]");
            assertThat(tmux("capture-pane", "-p", "-e", "-S", "-")).contains("\033[33m? May it run this?");
            tmux("send-keys", "clear", "Enter");
            type("'" + PROGRAM + "' attach last --follow; echo \"[$?]\"");
            awaitShown("-- completed");
            tmux("send-keys", "C-c");
            awaitShown("what runs goes on");
            awaitShown("[130]");
            type("echo the terminal works");
            awaitShown("\nthe terminal works");
        } finally {
            tmux("kill-server");
        }
    }

    private void type(String line) throws IOException, InterruptedException {
        tmux("send-keys", "-l", line);
        tmux("send-keys", "Enter");
    }

    private void awaitShown(String text) {
        await().atMost(SOON).until(() -> tmux("capture-pane", "-p", "-J"), screen -> screen.contains(text));
    }

    private String tmux(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of("tmux", "-f", Files.writeString(directory.resolve("tmux.conf"), "").toString(), "-S",
                        directory.resolve("tmux").toString()));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}

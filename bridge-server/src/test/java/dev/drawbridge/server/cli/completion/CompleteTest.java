package dev.drawbridge.server.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drawbridge.core.process.Executables;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Timeout(60)
final class CompleteTest {
    private final Path place;

    CompleteTest(@TempDir Path place) {
        this.place = place;
    }

    @Command(name = "drawbridge", subcommands = {Threads.class, Secret.class})
    static final class Program {}

    @Command(name = "threads", description = "Shows the user's threads. Newest first.")
    @SuppressWarnings("unused") // what is typed for them is not what is tried
    static final class Threads {
        @Option(names = "--watch", description = "Keeps on.")
        private boolean watch;

        @Option(names = "--limit", paramLabel = "N", description = "How many.")
        private int limit;

        @Option(names = "--order", paramLabel = "ORDER", description = "How.")
        private Order order = Order.NEWEST;

        @Parameters(paramLabel = "which|one", arity = "0..1", description = "Which.")
        private Order which = Order.NEWEST;
    }

    enum Order {
        NEWEST, OLDEST
    }

    @Command(name = "secret", hidden = true)
    static final class Secret {}

    private Path script(String shell) throws Exception {
        StringWriter out = new StringWriter();
        assertThat(new CommandLine(new Complete(() -> new CommandLine(new Program())))
                .setCaseInsensitiveEnumValuesAllowed(true).setOut(new PrintWriter(out)).execute(shell))
                .isZero();
        return Files.writeString(place.resolve(shell), out.toString());
    }

    private String run(String... command) throws Exception {
        assumeTrue(new Executables(System.getenv("PATH")).find(command[0]).isPresent(),
                command[0] + " is not installed");
        Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
        shell.getOutputStream().close();
        String said = shell.inputReader().readAllAsString();
        assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        String complete = "source " + script("bash")
                + "; COMP_WORDS=(drawbridge %s); COMP_CWORD=%d; _complete_drawbridge; echo ${COMPREPLY[@]}";
        assertThat(run("bash", "-c", complete.formatted("thr", 1))).contains("threads")
                .doesNotContain("secret");
        assertThat(run("bash", "-c", complete.formatted("threads --w", 2))).contains("--watch");
        assertThat(run("bash", "-c", complete.formatted("threads --order ''", 3)))
                .contains("newest oldest");
        assertThat(run("bash", "-c", complete.formatted("threads o", 2))).contains("oldest");
    }

    @Test
    void zshTakesItsScript() throws Exception {
        assertThat(run("zsh", "-f", "-c", "source " + script("zsh") + " && echo ${_comps[drawbridge]}"))
                .contains("_complete_drawbridge");
    }

    @Test
    void fishCompletesCommandsAndOptions() throws Exception {
        Path script = script("fish");
        assertThat(Files.readAllLines(script)).contains(
                "complete -c drawbridge -n 'not __fish_seen_subcommand_from threads' -f -a threads -d 'Shows the users threads'",
                "complete -c drawbridge -n '__fish_seen_subcommand_from threads' -l limit -x -d 'How many'");
        assertThat(run("fish", "--no-config", "-c", "source " + script + "; complete -C 'drawbridge thr'"))
                .contains("threads");
        assertThat(run("fish", "--no-config", "-c",
                "source " + script + "; complete -C 'drawbridge threads --w'"))
                .contains("--watch");
        assertThat(run("fish", "--no-config", "-c",
                "source " + script + "; complete -C 'drawbridge threads --order '"))
                .contains("newest", "oldest");
        assertThat(run("fish", "--no-config", "-c",
                "source " + script + "; complete -C 'drawbridge threads o'")).contains("oldest");
    }

    @Test
    void anotherShellIsRefused() {
        StringWriter err = new StringWriter();
        assertThat(new CommandLine(new Complete(() -> new CommandLine(new Program())))
                .setErr(new PrintWriter(err)).execute("tcsh")).isEqualTo(2);
        assertThat(List.of(err.toString().split("\n", -1)).getFirst()).contains("tcsh");
    }
}

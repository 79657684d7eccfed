package dev.drawbridge.server.run;

import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.ShellCommand;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.launcher.Launcher;
import dev.drawbridge.server.pty.Bounds;
import dev.drawbridge.server.pty.CannotRun;
import dev.drawbridge.server.pty.OwnTerminal;
import dev.drawbridge.server.pty.Tmux;
import dev.drawbridge.server.pty.Wrapped;
import dev.drawbridge.server.pty.Wrapping;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge run}: a program in this terminal, at which devices elsewhere can look. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Runs a program in this terminal, which works as ever; devices with the scope 'terminal' can look at it, and type once they take the input.",
    "It needs no bridge: one is told of it as soon as it runs, and again when it was restarted. It exits with what the program exits with: 128 and the signal if it was killed by one, 127 if it cannot be run."})
public final class Run extends ShellCommand implements Callable<Integer> {
    private static final int CANNOT_RUN = 127;

    @Option(names = "--name", paramLabel = "NAME", description = "By which people know it. Default: the program's.")
    private @Nullable String name;

    @Option(names = "--tmux", description = "Run it in a window of the tmux session '" + Tmux.SESSION
            + "', where it goes on when this terminal is closed, and show that here.")
    private boolean inTmux;

    @Option(names = "--id", paramLabel = "ID", hidden = true)
    private @Nullable String id;

    @Parameters(arity = "1..*", paramLabel = "CMD", description = "The program and its arguments; write -- before it.")
    private List<String> command = List.of();

    public Run() {
        this(System.getenv());
    }

    Run(Map<String, String> environment) {
        super("run", environment);
    }

    @Override
    public Integer call() {
        String refusal = Wrapped.refuse(environment())
                .or(() -> Wrapped.refuse(command, environment())).orElse("");
        if (!refusal.isEmpty()) {
            return fail(refusal);
        }
        String called = name == null ? nameOf(command.getFirst()) : Bounds.printable(name).strip();
        if (called.isEmpty() || called.length() > Bounds.LONGEST_NAME) {
            throw mistake("--name takes 1 to 64 characters");
        }
        try {
            return inTmux ? inTmux(called) : here(called);
        } catch (CannotRun impossible) {
            return fail(impossible.sentence(), CANNOT_RUN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Exit.INTERRUPTED;
        }
    }

    private static String nameOf(String program) {
        String own = Bounds.printable(program.substring(program.lastIndexOf('/') + 1)).strip();
        return own.isEmpty() ? "program" : own.substring(0, Math.min(own.length(), Bounds.LONGEST_NAME));
    }

    private static Path directory() {
        return Path.of("").toAbsolutePath();
    }

    private int here(String called) throws CannotRun, InterruptedException {
        // nobody reads a log here, and to set one up takes a while
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        String terminalId = id == null ? newId() : id;
        Destination bridge = Destination.host(environment());
        if (!bridge.isThere() && OwnTerminal.isThere()) {
            err().println(
                    "drawbridge run: no bridge runs yet; devices can look at this as soon as one does");
            err().flush();
        }
        Session session = new Session(bridge, environment(), terminalId, called, command, directory(),
                /* opened= */ id != null);
        int exitCode = session.run();
        session.refusal().filter(_ -> OwnTerminal.isThere())
                .ifPresent(why -> err().println("drawbridge run: devices could not look at this: " + why));
        return exitCode;
    }

    private static String newId() {
        byte[] bits = new byte[6];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    private int inTmux(String called) throws CannotRun, InterruptedException {
        List<String> line = new ArrayList<>(Launcher.command());
        line.addAll(List.of("run", "--name", called, "--"));
        line.addAll(command);
        Map<String, String> more = new HashMap<>();
        for (String variable : List.of("PATH", "DRAWBRIDGE_HOME")) {
            if (environment().containsKey(variable)) {
                more.put(variable, environment().getOrDefault(variable, ""));
            }
        }
        more.put(Wrapped.MARK, "");
        // there, it would be gone before anybody could read why
        new Wrapping(command, more, directory(), TerminalSize.USUAL).program();
        Tmux tmux = Tmux.of(environment());
        String window = tmux.window(called, new Wrapping(line, Map.of(), directory(), TerminalSize.USUAL),
                more);
        if (!OwnTerminal.isThere()) {
            out()
                    .println("'" + called + "' runs in tmux: look at it with 'tmux attach -t "
                            + Tmux.SESSION + "'");
            out().flush();
            return Exit.DONE;
        }
        try {
            return tmux.showing(window).start().waitFor();
        } catch (IOException impossible) {
            throw new CannotRun("tmux does not run", impossible);
        }
    }
}

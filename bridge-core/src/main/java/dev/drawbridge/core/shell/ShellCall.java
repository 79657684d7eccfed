package dev.drawbridge.core.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A shell that is started with a script for it, and nothing else. It is one by its name in a directory for programs: a
 * program of that name anywhere else may have been put there to be taken for one.
 */
public final class ShellCall {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "dash", "ksh");
    private static final Set<String> DIRECTORIES = Set.of("/bin/", "/usr/bin/", "/usr/local/bin/",
            "/opt/homebrew/bin/", "/run/current-system/sw/bin/");
    private static final Set<String> FLAGS = Set.of("-c", "-lc");

    private ShellCall() {}

    /** The command line by which a shell runs that script. */
    public static String of(String script) {
        return Quoting.join(List.of("bash", "-c", script));
    }

    static Optional<String> script(String commandLine) {
        return Quoting.split(commandLine).flatMap(ShellCall::script);
    }

    static Optional<String> script(List<String> arguments) {
        return arguments.size() == 3 && isShell(arguments.get(0))
                && FLAGS.contains(arguments.get(1))
                        ? Optional.of(arguments.get(2))
                        : Optional.empty();
    }

    private static boolean isShell(String program) {
        int name = program.lastIndexOf('/') + 1;
        return SHELLS.contains(program.substring(name))
                && (name == 0 || DIRECTORIES.contains(program.substring(0, name)));
    }
}

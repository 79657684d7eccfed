package dev.drawbridge.core.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A shell that is started with a script for it, and nothing else. */
final class ShellCall {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "dash", "ksh");
    private static final Set<String> FLAGS = Set.of("-c", "-lc");

    private ShellCall() {}

    static Optional<String> script(String commandLine) {
        return Quoting.split(commandLine).flatMap(ShellCall::script);
    }

    static Optional<String> script(List<String> arguments) {
        return arguments.size() == 3 && SHELLS.contains(name(arguments.get(0)))
                && FLAGS.contains(arguments.get(1))
                        ? Optional.of(arguments.get(2))
                        : Optional.empty();
    }

    private static String name(String program) {
        return program.substring(program.lastIndexOf('/') + 1);
    }
}

package dev.drawbridge.server.pty;

import dev.drawbridge.core.process.Executables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which programs others can look at already: to wrap those again would show a terminal in a terminal. */
public final class Wrapped {
    /** Tells a program, and all that it starts, by which name others look at it. */
    public static final String MARK = "DRAWBRIDGE_TERMINAL";

    private static final String NAME = "drawbridge";
    private static final Set<String> WRAPPERS = Set.of("run", "codex", "pi");

    private Wrapped() {}

    /** Why nothing is to be wrapped in this environment, be the mark taken out of it; empty if something may be. */
    public static Optional<String> refuse(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(MARK)).or(() -> Ancestors.variable(MARK))
                .filter(mark -> !mark.isEmpty())
                .map(mark -> "this terminal is shared already, as " + mark
                        + ": what runs in it can be looked at without being wrapped again");
    }

    /** Why this command is not to be wrapped; empty if it may be. Links and the PATH are followed. */
    public static Optional<String> refuse(List<String> command, Map<String, String> environment) {
        boolean wraps = command.size() > 1 && command.stream().skip(1).filter(word -> !word.startsWith("-"))
                .findFirst().filter(WRAPPERS::contains).isPresent();
        return wraps && isThisProgram(command.getFirst(), environment)
                ? Optional.of("'drawbridge " + command.get(1)
                        + "' shares its own terminal: give that command as it is")
                : Optional.empty();
    }

    private static boolean isThisProgram(String name, Map<String, String> environment) {
        return new Executables(environment.getOrDefault("PATH", "")).find(name)
                .filter(program -> program.endsWith(NAME) || real(program).endsWith(NAME)).isPresent();
    }

    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException unreadable) {
            return program;
        }
    }
}

package dev.drawbridge.server.pty;

import dev.drawbridge.core.process.Executables;
import dev.drawbridge.core.terminal.TerminalSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that is to run in a terminal of its own.
 *
 * @param command the program and its arguments
 * @param environment all its variables
 */
public record Wrapping(List<String> command, Map<String, String> environment, Path directory,
        TerminalSize size) {
    public Wrapping {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Where the program is. */
    public Path program() throws CannotRun {
        if (!Files.isDirectory(directory)) {
            throw new CannotRun("there is no directory " + directory);
        }
        String name = command.getFirst();
        boolean isPath = name.contains("/");
        return new Executables(environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"))
                .find(isPath ? directory.resolve(name).toString() : name)
                .orElseThrow(() -> new CannotRun("there is no program '" + name + "'"
                        + (isPath ? "" : " on the PATH") + ": look at its name"));
    }
}

package dev.drawbridge.server.pty;

import dev.drawbridge.core.terminal.TerminalSize;
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
}

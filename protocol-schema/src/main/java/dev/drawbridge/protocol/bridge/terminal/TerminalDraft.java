package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

@Description("A program that is to be run.")
public record TerminalDraft(
        @Description("The program and its arguments; no shell is asked.") List<String> command,
        @Description("By which people are to know it, 1 to 64 characters; if another has it, a number is added. The name of the program if absent.") Optional<String> name,
        @Description("In which directory; in that of the user if absent.") Optional<String> cwd,
        @Description("How many characters a row has; 80 if absent.") Optional<Integer> columns,
        @Description("How many rows there are; 24 if absent.") Optional<Integer> rows,
        @Description("Variables that it has besides those of the bridge.") Optional<Map<String, String>> environment,
        @Description("Whether it is to live in the tmux session 'drawbridge', where it outlives the bridge; false if absent.") Optional<Boolean> tmux) {
    public TerminalDraft {
        command = List.copyOf(command);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cwd, "cwd");
        Objects.requireNonNull(columns, "columns");
        Objects.requireNonNull(rows, "rows");
        environment = environment.map(Map::copyOf);
        Objects.requireNonNull(tmux, "tmux");
    }
}

package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("A terminal with a program in it.")
public record Terminal(@Description("Names it.") String terminalId,
        @Description("By which people know it; no other that runs has it.") String name,
        @Description("The program and its arguments.") List<String> command,
        @Description("The directory that the program was started in.") Optional<String> cwd,
        @Description("How many characters stand in a row.") int columns,
        @Description("How many rows there are.") int rows,
        @Description("Whether a terminal of its own decides how large it is, and nobody else.") boolean ownSize,
        @Description("What the program calls its window.") Optional<String> title,
        @Description("Who may type; absent if nobody does, and whoever types first will.") Optional<TerminalHolder> input,
        @Description("How many clients look at it.") int viewers,
        @Description("What becomes of it.") TerminalState state,
        @Description("What the program ended with: 128 and the signal if it was killed by one.") Optional<Integer> exitCode,
        @Description("Since when the bridge knows it, in milliseconds since 1970.") long startedAtMs) {
    public Terminal {
        Objects.requireNonNull(terminalId, "terminalId");
        Objects.requireNonNull(name, "name");
        command = List.copyOf(command);
        Objects.requireNonNull(cwd, "cwd");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(exitCode, "exitCode");
    }
}

package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("A terminal that the caller has, and lets others look at.")
public record TerminalOffer(
        @Description("Names it: 8 to 40 small letters, digits and dashes, chosen by the caller.") String terminalId,
        @Description("By which people are to know it, 1 to 64 characters; if another has it, a number is added.") String name,
        @Description("The program and its arguments.") List<String> command,
        @Description("The directory that the program was started in.") Optional<String> cwd,
        @Description("How many characters stand in a row.") int columns,
        @Description("How many rows there are.") int rows,
        @Description("Whether it has a keyboard and a size of its own.") boolean attended,
        @Description("What a terminal of its size that was just reset has to be written to show the same, in Base64.") String snapshot) {
    public TerminalOffer {
        Objects.requireNonNull(terminalId, "terminalId");
        Objects.requireNonNull(name, "name");
        command = List.copyOf(command);
        Objects.requireNonNull(cwd, "cwd");
        Objects.requireNonNull(snapshot, "snapshot");
    }

    /** Without what was typed or shown. */
    @Override
    public String toString() {
        return "TerminalOffer[" + terminalId + "]";
    }
}

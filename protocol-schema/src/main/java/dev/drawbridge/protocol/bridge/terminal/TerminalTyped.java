package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("What was typed is on its way to the program.")
public record TerminalTyped(@Description("Who may type: the caller.") TerminalHolder input) {
    public TerminalTyped {
        Objects.requireNonNull(input, "input");
    }
}

package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("Which terminal is meant.")
public record TerminalName(@Description("Names it.") String terminalId) {
    public TerminalName {
        Objects.requireNonNull(terminalId, "terminalId");
    }
}

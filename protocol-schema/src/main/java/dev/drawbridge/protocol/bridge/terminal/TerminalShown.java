package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("It was passed on to those who look.")
public record TerminalShown(@Description("Names it.") String terminalId) {
    public TerminalShown {
        Objects.requireNonNull(terminalId, "terminalId");
    }
}

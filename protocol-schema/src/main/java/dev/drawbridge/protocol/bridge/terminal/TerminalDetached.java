package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("A terminal that the caller does not look at any more.")
public record TerminalDetached(@Description("Names it.") String terminalId) {
    public TerminalDetached {
        Objects.requireNonNull(terminalId, "terminalId");
    }
}

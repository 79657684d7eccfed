package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("The terminal takes that size.")
public record TerminalResized(@Description("Names it.") String terminalId,
        @Description("How many characters stand in a row.") int columns,
        @Description("How many rows there are.") int rows) {
    public TerminalResized {
        Objects.requireNonNull(terminalId, "terminalId");
    }
}

package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("Another size.")
public record TerminalResize(@Description("Names it.") String terminalId,
        @Description("How many characters a row is to have.") int columns,
        @Description("How many rows there are to be.") int rows) {
    public TerminalResize {
        Objects.requireNonNull(terminalId, "terminalId");
    }
}

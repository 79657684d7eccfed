package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("The program was told that its terminal is gone.")
public record TerminalEnding(@Description("Names it.") String terminalId) {
    public TerminalEnding {
        Objects.requireNonNull(terminalId, "terminalId");
    }
}

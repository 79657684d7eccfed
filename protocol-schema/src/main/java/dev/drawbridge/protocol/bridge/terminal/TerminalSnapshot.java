package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.bridge.BridgeNotification;
import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@BridgeNotification("bridge/terminal/snapshot")
@Description("What a terminal shows now: so much has happened that not all of it is told, or it has another size. It is told to those who are attached.")
public record TerminalSnapshot(@Description("Names it.") String terminalId,
        @Description("How many characters stand in a row.") int columns,
        @Description("How many rows there are.") int rows,
        @Description("What a terminal of this size that was just reset has to be written to show the same, in Base64.") String data) {
    public TerminalSnapshot {
        Objects.requireNonNull(terminalId, "terminalId");
        Objects.requireNonNull(data, "data");
    }

    /** Without what was typed or shown. */
    @Override
    public String toString() {
        return "TerminalSnapshot[" + terminalId + "]";
    }
}

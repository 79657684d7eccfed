package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.bridge.BridgeNotification;
import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@BridgeNotification("bridge/terminal/wanted")
@Description("What somebody wants of a terminal that the client has offered. It is told to that client alone.")
public record TerminalWanted(@Description("Names it.") String terminalId,
        @Description("What is typed, in Base64.") Optional<String> data,
        @Description("How many characters a row is to have.") Optional<Integer> columns,
        @Description("How many rows there are to be.") Optional<Integer> rows,
        @Description("Whether the program is to be told that its terminal is gone.") boolean close) {
    public TerminalWanted {
        Objects.requireNonNull(terminalId, "terminalId");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(columns, "columns");
        Objects.requireNonNull(rows, "rows");
    }

    /** Without what was typed or shown. */
    @Override
    public String toString() {
        return "TerminalWanted[" + terminalId + "]";
    }
}

package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.bridge.BridgeNotification;
import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@BridgeNotification("bridge/terminal/output")
@Description("A program has written something. It is told to those who are attached.")
public record TerminalOutput(@Description("Names it.") String terminalId,
        @Description("What it wrote, cut anywhere, in Base64.") String data) {
    public TerminalOutput {
        Objects.requireNonNull(terminalId, "terminalId");
        Objects.requireNonNull(data, "data");
    }

    /** Without what was typed or shown. */
    @Override
    public String toString() {
        return "TerminalOutput[" + terminalId + "]";
    }
}

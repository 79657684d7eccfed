package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.bridge.BridgeNotification;
import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@BridgeNotification("bridge/terminal/closed")
@Description("A terminal is no more, and nothing comes behind that. It is told to those who are attached.")
public record TerminalClosed(@Description("Names it.") String terminalId,
        @Description("What the program ended with: 128 and the signal if it was killed by one; absent if that is not known.") Optional<Integer> exitCode) {
    public TerminalClosed {
        Objects.requireNonNull(terminalId, "terminalId");
        Objects.requireNonNull(exitCode, "exitCode");
    }
}

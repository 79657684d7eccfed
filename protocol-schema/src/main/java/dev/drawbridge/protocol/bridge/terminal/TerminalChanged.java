package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.bridge.BridgeNotification;
import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@BridgeNotification("bridge/terminal/changed")
@Description("Something about a terminal is otherwise than before. It is told to those who are attached.")
public record TerminalChanged(@Description("As it is now.") Terminal terminal) {
    public TerminalChanged {
        Objects.requireNonNull(terminal, "terminal");
    }
}

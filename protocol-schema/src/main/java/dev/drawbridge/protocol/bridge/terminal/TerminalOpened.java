package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("A terminal that was opened.")
public record TerminalOpened(@Description("The terminal.") Terminal terminal) {
    public TerminalOpened {
        Objects.requireNonNull(terminal, "terminal");
    }
}

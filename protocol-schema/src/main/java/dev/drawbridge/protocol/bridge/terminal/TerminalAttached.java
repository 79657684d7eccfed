package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("A terminal that the caller looks at from now on.")
public record TerminalAttached(@Description("The terminal.") Terminal terminal,
        @Description("What a terminal of its size that was just reset has to be written to show the same, in Base64.") String snapshot) {
    public TerminalAttached {
        Objects.requireNonNull(terminal, "terminal");
        Objects.requireNonNull(snapshot, "snapshot");
    }
}

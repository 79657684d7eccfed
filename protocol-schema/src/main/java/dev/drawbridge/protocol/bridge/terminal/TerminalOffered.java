package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("A terminal that others can look at now.")
public record TerminalOffered(@Description("Names it.") String terminalId,
        @Description("By which people know it.") String name) {
    public TerminalOffered {
        Objects.requireNonNull(terminalId, "terminalId");
        Objects.requireNonNull(name, "name");
    }
}

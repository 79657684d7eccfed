package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;

@Description("The terminals.")
public record TerminalList(
        @Description("One for each, the oldest first. Those that have ended are listed for a minute.") List<Terminal> terminals) {
    public TerminalList {
        terminals = List.copyOf(terminals);
    }
}

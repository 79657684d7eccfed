package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;

@Description("What becomes of a terminal.")
public enum TerminalState {
    @Description("Its program runs.")
    RUNNING, @Description("Its program has ended.")
    EXITED, @Description("Whoever has it does not speak to the bridge any more.")
    LOST
}

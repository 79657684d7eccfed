package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.doc.Description;

/** How whoever has a terminal lets others look at it. */
public interface TerminalKeeping {
    @BridgeMethod("bridge/terminal/offer")
    @Description("Lets others look at a terminal of the caller's, as long as the caller is connected.")
    TerminalOffered offer(TerminalOffer offer);

    @BridgeMethod("bridge/terminal/show")
    @Description("Tells what has happened in it, one call after the other.")
    TerminalShown show(TerminalShow show);
}

package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.doc.Description;

/** How people look at terminals elsewhere, and type into them. */
public interface TerminalService {
    @BridgeMethod("bridge/terminal/list")
    @Description("Lists the terminals.")
    TerminalList list();

    @BridgeMethod("bridge/terminal/open")
    @Description("Runs a program in a terminal of its own. It ends with the bridge, unless it lives in tmux.")
    TerminalOpened open(TerminalDraft draft);

    @BridgeMethod("bridge/terminal/attach")
    @Description("Shows a terminal: what it shows now, and from then on what its program writes. Whoever does not read as fast is told what it shows then, and never what it has shown meanwhile.")
    TerminalAttached attach(TerminalName name);

    @BridgeMethod("bridge/terminal/detach")
    @Description("Shows it no more, and gives the input back.")
    TerminalDetached detach(TerminalName name);

    @BridgeMethod("bridge/terminal/input")
    @Description("Types. One at a time may: whoever has typed last, until it detaches or another takes the input, which all who are attached are told. Nothing but taking it is done if data is empty.")
    TerminalTyped input(TerminalInput input);

    @BridgeMethod("bridge/terminal/resize")
    @Description("Gives it another size, unless a terminal of its own decides on that. Whoever may type may.")
    TerminalResized resize(TerminalResize resize);

    @BridgeMethod("bridge/terminal/close")
    @Description("Tells the program that its terminal is gone (SIGHUP).")
    TerminalEnding close(TerminalName name);
}

package dev.drawbridge.protocol.openrpc;

import dev.drawbridge.protocol.bridge.terminal.Terminal;
import dev.drawbridge.protocol.bridge.terminal.TerminalAttached;
import dev.drawbridge.protocol.bridge.terminal.TerminalChanged;
import dev.drawbridge.protocol.bridge.terminal.TerminalClosed;
import dev.drawbridge.protocol.bridge.terminal.TerminalDetached;
import dev.drawbridge.protocol.bridge.terminal.TerminalDraft;
import dev.drawbridge.protocol.bridge.terminal.TerminalEnding;
import dev.drawbridge.protocol.bridge.terminal.TerminalHolder;
import dev.drawbridge.protocol.bridge.terminal.TerminalInput;
import dev.drawbridge.protocol.bridge.terminal.TerminalList;
import dev.drawbridge.protocol.bridge.terminal.TerminalName;
import dev.drawbridge.protocol.bridge.terminal.TerminalOffer;
import dev.drawbridge.protocol.bridge.terminal.TerminalOffered;
import dev.drawbridge.protocol.bridge.terminal.TerminalOpened;
import dev.drawbridge.protocol.bridge.terminal.TerminalOutput;
import dev.drawbridge.protocol.bridge.terminal.TerminalPicture;
import dev.drawbridge.protocol.bridge.terminal.TerminalResize;
import dev.drawbridge.protocol.bridge.terminal.TerminalResized;
import dev.drawbridge.protocol.bridge.terminal.TerminalShow;
import dev.drawbridge.protocol.bridge.terminal.TerminalShown;
import dev.drawbridge.protocol.bridge.terminal.TerminalSnapshot;
import dev.drawbridge.protocol.bridge.terminal.TerminalState;
import dev.drawbridge.protocol.bridge.terminal.TerminalTyped;
import dev.drawbridge.protocol.bridge.terminal.TerminalWanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One of each record about terminals that goes over the wire, or more. */
final class TerminalExamples {
    private static final String ID = "0a1b2c3d4e5f";
    private static final TerminalHolder PHONE = new TerminalHolder(Optional.of("Phone"), Optional.of("app 1"),
            true);
    private static final TerminalHolder KEYBOARD = new TerminalHolder(Optional.empty(), Optional.empty(),
            false);
    private static final Terminal VIM = new Terminal(ID, "vim", List.of("vim", "notes"),
            Optional.of("/home/me"), 80,
            24, true, Optional.of("notes"), Optional.of(KEYBOARD), 1, TerminalState.RUNNING, Optional.empty(),
            1);
    private static final Terminal ENDED = new Terminal(ID, "make", List.of("make"), Optional.empty(), 80, 24,
            false,
            Optional.empty(), Optional.empty(), 0, TerminalState.EXITED, Optional.of(2), 1);
    private static final TerminalPicture PICTURE = new TerminalPicture(80, 24, "aGk=");

    private TerminalExamples() {}

    static Stream<Record> all() {
        return Stream.of(VIM, ENDED, PHONE, KEYBOARD, new TerminalName(ID),
                new TerminalList(List.of(VIM, ENDED)),
                new TerminalDraft(List.of("make"), Optional.of("build"), Optional.of("/home/me"),
                        Optional.of(100),
                        Optional.of(30), Optional.of(Map.of("LANG", "C")), Optional.of(true)),
                new TerminalOpened(VIM), new TerminalAttached(VIM, "aGk="), new TerminalDetached(ID),
                new TerminalInput(ID, "aGk=", Optional.of(true)), new TerminalTyped(PHONE),
                new TerminalResize(ID, 100, 30), new TerminalResized(ID, 100, 30), new TerminalEnding(ID),
                new TerminalOutput(ID, "aGk="), new TerminalSnapshot(ID, 80, 24, "aGk="),
                new TerminalChanged(VIM),
                new TerminalClosed(ID, Optional.of(0)),
                new TerminalOffer(ID, "vim", List.of("vim"), Optional.of("/home/me"), 80, 24, true, "aGk="),
                new TerminalOffered(ID, "vim"), PICTURE,
                new TerminalShow(ID, Optional.of("aGk="), Optional.of(PICTURE), Optional.of(true),
                        Optional.of(0)),
                new TerminalShown(ID),
                new TerminalWanted(ID, Optional.of("aGk="), Optional.of(100), Optional.of(30), false));
    }
}

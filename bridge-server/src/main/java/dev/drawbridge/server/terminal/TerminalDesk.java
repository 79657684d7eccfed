package dev.drawbridge.server.terminal;

import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.core.engine.ControlCall;
import dev.drawbridge.core.engine.Correspondent;
import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import dev.drawbridge.protocol.bridge.terminal.TerminalAttached;
import dev.drawbridge.protocol.bridge.terminal.TerminalDetached;
import dev.drawbridge.protocol.bridge.terminal.TerminalDraft;
import dev.drawbridge.protocol.bridge.terminal.TerminalEnding;
import dev.drawbridge.protocol.bridge.terminal.TerminalHolder;
import dev.drawbridge.protocol.bridge.terminal.TerminalInput;
import dev.drawbridge.protocol.bridge.terminal.TerminalList;
import dev.drawbridge.protocol.bridge.terminal.TerminalName;
import dev.drawbridge.protocol.bridge.terminal.TerminalOpened;
import dev.drawbridge.protocol.bridge.terminal.TerminalResize;
import dev.drawbridge.protocol.bridge.terminal.TerminalResized;
import dev.drawbridge.protocol.bridge.terminal.TerminalService;
import dev.drawbridge.protocol.bridge.terminal.TerminalTyped;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.pty.CannotRun;
import java.util.Map;
import java.util.Optional;

/** Serves one call of a client that looks at terminals. */
record TerminalDesk(Terminals terminals, Audit audit, ControlCall call) implements TerminalService {
    private Correspondent caller() {
        return call.correspondent();
    }

    @Override
    public TerminalList list() {
        return new TerminalList(terminals.list().stream().map(each -> each.shown(caller())).toList());
    }

    @Override
    public TerminalOpened open(TerminalDraft draft) {
        try {
            SharedTerminal opened = new Opening(terminals, draft).open();
            record(AuditAction.TERMINAL_OPENED, opened);
            return new TerminalOpened(opened.shown(caller()));
        } catch (CannotRun impossible) {
            throw new Declined(ErrorCode.INVALID_REQUEST, "It does not run: " + impossible.sentence());
        }
    }

    @Override
    public TerminalAttached attach(TerminalName name) {
        SharedTerminal terminal = terminals.find(name.terminalId());
        SharedTerminal.Beginning beginning = terminal.admit(caller());
        terminals.notice(caller());
        terminal.tell();
        call.afterwards(beginning.viewer()::begin);
        record(AuditAction.TERMINAL_ATTACHED, terminal);
        return new TerminalAttached(terminal.shown(caller()), Viewer.text(beginning.snapshot()));
    }

    @Override
    public TerminalDetached detach(TerminalName name) {
        terminals.find(name.terminalId()).leave(caller());
        return new TerminalDetached(name.terminalId());
    }

    @Override
    public TerminalTyped input(TerminalInput input) {
        byte[] typed = Limits.typed(input.data());
        SharedTerminal terminal = terminals.find(input.terminalId());
        terminals.notice(caller());
        if (terminal.take(caller(), input.take().orElse(/* other= */ false))) {
            record(AuditAction.TERMINAL_TAKEN, terminal);
        }
        if (typed.length > 0 && !terminal.requireHost().type(typed)) {
            throw new Declined(ErrorCode.OVERLOADED, "The program does not take what is typed; retry later");
        }
        return new TerminalTyped(
                new TerminalHolder(Optional.of(call.visitor().name()), Optional.of(call.label()),
                        /* you= */ true));
    }

    @Override
    public TerminalResized resize(TerminalResize resize) {
        TerminalSize size = Limits.size(resize.columns(), resize.rows());
        terminals.find(resize.terminalId()).resizable(caller()).resize(size);
        return new TerminalResized(resize.terminalId(), size.columns(), size.rows());
    }

    @Override
    public TerminalEnding close(TerminalName name) {
        SharedTerminal terminal = terminals.find(name.terminalId());
        if (terminal.isRunning()) {
            terminal.closable(caller()).hangUp();
            record(AuditAction.TERMINAL_CLOSED, terminal);
        }
        return new TerminalEnding(name.terminalId());
    }

    private void record(AuditAction action, SharedTerminal terminal) {
        audit.add(new Deed(action, Optional.of(call.visitor().name()), Optional.of(call.label()),
                Optional.empty(),
                Map.of("terminalId", terminal.terminalId(), "name", terminal.name())));
    }
}

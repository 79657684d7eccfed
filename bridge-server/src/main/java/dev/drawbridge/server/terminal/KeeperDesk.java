package dev.drawbridge.server.terminal;

import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.core.engine.ControlCall;
import dev.drawbridge.core.engine.Correspondent;
import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import dev.drawbridge.protocol.bridge.terminal.TerminalKeeping;
import dev.drawbridge.protocol.bridge.terminal.TerminalOffer;
import dev.drawbridge.protocol.bridge.terminal.TerminalOffered;
import dev.drawbridge.protocol.bridge.terminal.TerminalPicture;
import dev.drawbridge.protocol.bridge.terminal.TerminalShow;
import dev.drawbridge.protocol.bridge.terminal.TerminalShown;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.Map;
import java.util.Optional;

/** Serves one call of a client that has a terminal and lets others look at it. */
record KeeperDesk(Terminals terminals, Audit audit, ControlCall call) implements TerminalKeeping {
    @Override
    public TerminalOffered offer(TerminalOffer offer) {
        Correspondent keeper = call.correspondent();
        TerminalSize size = Limits.size(offer.columns(), offer.rows());
        byte[] snapshot = Limits.bytes(offer.snapshot(), "snapshot");
        SharedTerminal terminal = terminals.add(new SharedTerminal.Facts(Limits.id(offer.terminalId()),
                Limits.name(offer.name()), Limits.command(offer.command()), Limits.directory(offer.cwd()),
                offer.attended(), 0),
                size);
        terminal.replaced(size, snapshot);
        terminal.isHostedBy(new OfferingHost(keeper, terminal.terminalId()));
        terminals.notice(keeper);
        audit.add(new Deed(AuditAction.TERMINAL_OFFERED, Optional.of(call.visitor().name()),
                Optional.of(call.label()), Optional.empty(),
                Map.of("terminalId", terminal.terminalId(), "name", terminal.name())));
        return new TerminalOffered(terminal.terminalId(), terminal.name());
    }

    @Override
    public TerminalShown show(TerminalShow show) {
        SharedTerminal terminal = terminals.find(show.terminalId());
        if (!terminal.isOfferedBy(call.correspondent()) || !terminal.isRunning()) {
            throw new Declined(ErrorCode.NOT_ALLOWED, "This terminal is not yours: offer it first");
        }
        show.snapshot().ifPresent(picture -> show(terminal, picture));
        show.data().map(data -> Limits.bytes(data, "data"))
                .ifPresent(bytes -> terminal.wrote(bytes, 0, bytes.length));
        if (show.typed().orElse(/* other= */ false)) {
            terminal.takenByItsOwnKeyboard();
        }
        show.exitCode().ifPresent(code -> terminal.ended(Optional.of(code)));
        return new TerminalShown(show.terminalId());
    }

    private static void show(SharedTerminal terminal, TerminalPicture picture) {
        terminal.replaced(Limits.size(picture.columns(), picture.rows()),
                Limits.bytes(picture.data(), "snapshot.data"));
    }
}

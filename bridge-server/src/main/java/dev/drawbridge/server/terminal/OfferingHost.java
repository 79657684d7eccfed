package dev.drawbridge.server.terminal;

import dev.drawbridge.core.engine.Correspondent;
import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.protocol.bridge.terminal.TerminalWanted;
import java.util.Base64;
import java.util.Optional;

/** A client that has a terminal and offers it. */
record OfferingHost(Correspondent client, String terminalId) implements Host {
    @Override
    public boolean type(byte[] typed) {
        client.tell(new TerminalWanted(terminalId, Optional.of(Base64.getEncoder().encodeToString(typed)),
                Optional.empty(), Optional.empty(), /* close= */ false));
        return true;
    }

    @Override
    public void resize(TerminalSize size) {
        client.tell(new TerminalWanted(terminalId, Optional.empty(), Optional.of(size.columns()),
                Optional.of(size.rows()), /* close= */ false));
    }

    @Override
    public void hangUp() {
        client.tell(new TerminalWanted(terminalId, Optional.empty(), Optional.empty(), Optional.empty(),
                /* close= */ true));
    }
}

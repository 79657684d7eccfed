package dev.drawbridge.server.control;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.protocol.bridge.AgentInfo;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.bridge.BridgeInfo;
import dev.drawbridge.protocol.bridge.CallerInfo;
import dev.drawbridge.protocol.bridge.InfoService;
import dev.drawbridge.protocol.bridge.JournalInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Tells what the bridge is and how everything in it is doing. */
public record Inquiry(BridgeIdentity identity, Supplier<List<AgentInfo>> agents,
        Supplier<JournalInfo> journal, Visitor caller, Instant started,
        IntSupplier clients, IntSupplier port) implements InfoService {
    @Override
    public BridgeInfo info() {
        return new BridgeInfo(identity.version(), identity.epoch(), identity.features(), agents.get(),
                journal.get(),
                new CallerInfo(caller.deviceId(), caller.name(), caller.scopes().list()),
                Optional.of(started.toEpochMilli()), Optional.of(clients.getAsInt()),
                Optional.of(port.getAsInt()));
    }
}

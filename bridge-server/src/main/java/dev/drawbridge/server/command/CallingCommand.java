package dev.drawbridge.server.command;

import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Caller;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Ear;
import dev.drawbridge.server.client.Refused;
import java.util.Map;

/** A command that does what it does by calling a bridge, and goes. */
public abstract class CallingCommand extends BridgeCommand {
    /** @param name by which it says what went wrong */
    protected CallingCommand(String name, Map<String, String> environment) {
        super(name, environment);
    }

    @Override
    protected final int run(Destination destination) throws CannotReachBridge, Refused {
        try (BridgeLine line = BridgeLine.open(destination, Caller.passing(Version.ofTheBuild()), Ear.DEAF)) {
            return run(line);
        }
    }

    protected abstract int run(BridgeLine line) throws Refused;
}

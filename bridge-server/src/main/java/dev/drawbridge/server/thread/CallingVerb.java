package dev.drawbridge.server.thread;

import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Ear;
import dev.drawbridge.server.client.Refused;

/** A command about threads that calls, and goes. */
abstract class CallingVerb extends Verb {
    CallingVerb(String name, Surroundings surroundings) {
        super(name, surroundings);
    }

    @Override
    protected int run(Destination destination) throws CannotReachBridge, Refused {
        try (BridgeLine line = BridgeLine.open(destination, caller(), Ear.DEAF)) {
            return run(line);
        }
    }

    abstract int run(BridgeLine line) throws Refused;
}

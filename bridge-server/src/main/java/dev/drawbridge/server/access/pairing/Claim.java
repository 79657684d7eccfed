package dev.drawbridge.server.access.pairing;

import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.pairing.PairingState;

/** What a device gets that has shown the right secret. */
sealed interface Claim {
    /** It was let in. */
    record Admitted(NewDevice device, Scopes scopes) implements Claim {}

    /** It was not. */
    record TurnedAway(PairingState why) implements Claim {}
}

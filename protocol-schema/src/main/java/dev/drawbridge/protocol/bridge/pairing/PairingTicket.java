package dev.drawbridge.protocol.bridge.pairing;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("What a device has to show, once, to be let in.")
public record PairingTicket(@Description("Names the pairing.") String pairingId,
        @Description("What only the device may learn. It is told this once.") String secret,
        @Description("When it expires, in milliseconds since 1970.") long expiresAt,
        @Description("Where the bridge listens.") PairingDoor door) {
    public PairingTicket {
        Objects.requireNonNull(pairingId, "pairingId");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(door, "door");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "PairingTicket[" + pairingId + "]";
    }
}

package dev.drawbridge.protocol.bridge.pairing;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("Whether a device may come in.")
public record PairingAnswer(@Description("The pairing that it has claimed.") String pairingId,
        @Description("Whether it may.") boolean accept) {
    public PairingAnswer {
        Objects.requireNonNull(pairingId, "pairingId");
    }
}

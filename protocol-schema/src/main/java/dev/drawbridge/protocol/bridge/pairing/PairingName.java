package dev.drawbridge.protocol.bridge.pairing;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("Which pairing is meant.")
public record PairingName(@Description("Its id.") String pairingId) {
    public PairingName {
        Objects.requireNonNull(pairingId, "pairingId");
    }
}

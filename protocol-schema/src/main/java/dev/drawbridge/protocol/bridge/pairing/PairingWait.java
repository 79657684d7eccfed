package dev.drawbridge.protocol.bridge.pairing;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@Description("What is waited for.")
public record PairingWait(@Description("The pairing.") String pairingId,
        @Description("The state that the caller knows it to be in; \"waiting\" if absent.") Optional<PairingState> known) {
    public PairingWait {
        Objects.requireNonNull(pairingId, "pairingId");
        Objects.requireNonNull(known, "known");
    }
}

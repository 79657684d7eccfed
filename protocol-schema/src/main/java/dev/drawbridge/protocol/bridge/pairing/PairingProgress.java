package dev.drawbridge.protocol.bridge.pairing;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@Description("How far a pairing is.")
public record PairingProgress(@Description("What has become of it.") PairingState state,
        @Description("The name of the device that has claimed it, made harmless for terminals.") Optional<String> deviceName,
        @Description("The address from which it did.") Optional<String> address,
        @Description("The device's id, once it was let in.") Optional<String> deviceId) {
    public PairingProgress {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(deviceName, "deviceName");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(deviceId, "deviceId");
    }
}

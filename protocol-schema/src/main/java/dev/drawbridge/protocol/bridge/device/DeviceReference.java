package dev.drawbridge.protocol.bridge.device;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("Which device is meant.")
public record DeviceReference(@Description("What names it for good.") String deviceId) {
    public DeviceReference {
        Objects.requireNonNull(deviceId, "deviceId");
    }
}

package dev.drawbridge.protocol.bridge.device;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("Another name for a device.")
public record DeviceRename(@Description("Which device is meant.") String deviceId,
        @Description("By which people are to know it, 1 to 64 characters; if another has it, a number is added.") String name) {
    public DeviceRename {
        Objects.requireNonNull(deviceId, "deviceId");
        Objects.requireNonNull(name, "name");
    }
}

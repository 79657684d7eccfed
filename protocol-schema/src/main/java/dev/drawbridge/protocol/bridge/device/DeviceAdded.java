package dev.drawbridge.protocol.bridge.device;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("A device that was let in.")
public record DeviceAdded(@Description("The device.") Device device,
        @Description("By which it comes in. It is told once, and kept nowhere.") String token,
        @Description("Whether the next run of the bridge will know of it.") boolean kept) {
    public DeviceAdded {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(token, "token");
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "DeviceAdded[" + device.deviceId() + "]";
    }
}

package dev.drawbridge.protocol.bridge.device;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("A device that was given another name.")
public record DeviceRenamed(@Description("The device as it is now.") Device device,
        @Description("Whether the next run of the bridge will know of it.") boolean kept) {
    public DeviceRenamed {
        Objects.requireNonNull(device, "device");
    }
}

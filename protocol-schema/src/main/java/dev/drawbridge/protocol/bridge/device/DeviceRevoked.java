package dev.drawbridge.protocol.bridge.device;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("A device that was shut out.")
public record DeviceRevoked(@Description("What named it.") String deviceId,
        @Description("By which people knew it.") String name,
        @Description("How many of its connections were open, and are closed.") int connections,
        @Description("Whether the next run of the bridge will know that; if not, revoke it again then.") boolean kept) {
    public DeviceRevoked {
        Objects.requireNonNull(deviceId, "deviceId");
        Objects.requireNonNull(name, "name");
    }
}

package dev.drawbridge.protocol.bridge.device;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;

@Description("The devices.")
public record DeviceList(@Description("One for each, the oldest first.") List<Device> devices) {
    public DeviceList {
        devices = List.copyOf(devices);
    }
}

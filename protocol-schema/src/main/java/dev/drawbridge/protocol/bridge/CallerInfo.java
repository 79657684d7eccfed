package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.doc.Description;
import java.util.List;

@Description("Who asks, as the bridge has let it in.")
public record CallerInfo(
        @Description("The device's id for good.") String deviceId,
        @Description("The name by which people know the device.") String name,
        @Description("What the device may do; anything else is refused with -32004.") List<AccessScope> scopes) {
    public CallerInfo {
        scopes = List.copyOf(scopes);
    }
}

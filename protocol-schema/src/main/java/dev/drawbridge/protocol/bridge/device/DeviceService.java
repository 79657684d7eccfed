package dev.drawbridge.protocol.bridge.device;

import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.doc.Description;

/** How people see and say which devices may come in. */
public interface DeviceService {
    @BridgeMethod("bridge/devices/list")
    @Description("Lists the devices that may come in. Whoever comes in by the token that the bridge was started with, or without any, is none of them.")
    DeviceList list();

    @BridgeMethod("bridge/devices/add")
    @Description("Lets a device in, and tells the token by which it comes.")
    DeviceAdded add(DeviceDraft draft);

    @BridgeMethod("bridge/devices/rename")
    @Description("Gives a device another name.")
    DeviceRenamed rename(DeviceRename rename);

    @BridgeMethod("bridge/devices/revoke")
    @Description("Shuts a device out for good. Its connections are closed at once with code 4001, which is all that the caller hears if it is the caller's own, and nothing is done of what it sends from now on.")
    DeviceRevoked revoke(DeviceReference reference);
}

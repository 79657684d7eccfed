package dev.drawbridge.server.cli;

import dev.drawbridge.protocol.bridge.device.Device;
import dev.drawbridge.protocol.bridge.device.DeviceList;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.CallingCommand;
import dev.drawbridge.server.paper.Glyphs;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A command about devices. */
abstract class DeviceCommand extends CallingCommand {
    DeviceCommand(Map<String, String> environment) {
        super("devices", environment);
    }

    static List<Device> devices(BridgeLine host) throws Refused {
        return host.call("bridge/devices/list", DeviceList.class).devices();
    }

    /** Does something with the device that people call so, or that has this id. */
    static <T> T call(BridgeLine host, String method, Naming params, String device, Class<T> result)
            throws Refused {
        List<Device> all = devices(host);
        Stream<Device> byId = all.stream().filter(each -> each.deviceId().equals(device));
        Stream<Device> byName = all.stream().filter(each -> each.name().equalsIgnoreCase(device.strip()));
        String deviceId = Stream.concat(byId, byName).findFirst().map(Device::deviceId).orElse(device);
        try {
            return host.call(method, params.of(deviceId), result);
        } catch (Refused refused) {
            throw refused.code() == ErrorCode.NOT_FOUND.number()
                    ? new Refused(refused.code(), "there is no device '" + Glyphs.harmless(device)
                            + "': 'drawbridge devices' shows which there are")
                    : refused;
        }
    }

    /** What a call is given that is about the device of an id. */
    interface Naming {
        Record of(String deviceId);
    }
}

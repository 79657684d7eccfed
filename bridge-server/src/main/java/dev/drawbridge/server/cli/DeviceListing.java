package dev.drawbridge.server.cli;

import dev.drawbridge.protocol.bridge.device.Device;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.paper.Screen;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.ExitCode;

/** What shows the devices, by whichever words it is called. */
abstract sealed class DeviceListing extends DeviceCommand permits ManageDevices, ShowDevices {
    private final ZoneId zone;
    private final Supplier<Screen> screen;

    DeviceListing(Map<String, String> environment, ZoneId zone, Supplier<Screen> screen) {
        super(environment);
        this.zone = zone;
        this.screen = screen;
    }

    @Override
    protected final int run(BridgeLine host) throws Refused {
        List<Device> devices = devices(host);
        if (devices.isEmpty()) {
            err().println("no device may come in yet: 'drawbridge pair' lets one in");
        } else if (isJson()) {
            devices.forEach(this::printJson);
        } else {
            new DeviceTable(screen.get(), zone).of(devices).forEach(out()::println);
        }
        return ExitCode.OK;
    }
}

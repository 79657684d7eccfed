package dev.drawbridge.server.cli;

import dev.drawbridge.protocol.bridge.device.DeviceRename;
import dev.drawbridge.protocol.bridge.device.DeviceRenamed;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drawbridge devices rename}: gives a device another name. */
@Command(name = "rename", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Gives a device another name.")
final class RenameDevice extends DeviceCommand {
    @Parameters(index = "0", paramLabel = "NAME|ID", description = "Which device.")
    private String device = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "What to call it; if another is called so, a number is added.")
    private String name = "";

    RenameDevice() {
        this(System.getenv());
    }

    RenameDevice(Map<String, String> environment) {
        super(environment);
    }

    @Override
    protected int run(BridgeLine host) throws Refused {
        DeviceRenamed renamed = call(host, "bridge/devices/rename", id -> new DeviceRename(id, name), device,
                DeviceRenamed.class);
        return told(renamed, renamed.kept(),
                () -> out().println("it is called " + Glyphs.harmless(renamed.device().name())));
    }
}

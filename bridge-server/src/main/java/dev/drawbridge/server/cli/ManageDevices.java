package dev.drawbridge.server.cli;

import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Screen;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code drawbridge devices}: shows who may come in, and has commands to change that. */
@Command(name = "devices", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, subcommands = {
    ShowDevices.class, AddDevice.class, RenameDevice.class, RevokeDevice.class}, description = {
        "Shows which devices may come in, and with a command lets one in or shuts one out.",
        "The bridge has to run; it is found by its home, which DRAWBRIDGE_HOME names."})
final class ManageDevices extends DeviceListing {
    ManageDevices() {
        this(System.getenv(), ZoneId.systemDefault(), () -> Screen.of(System.getenv()));
    }

    ManageDevices(Map<String, String> environment, ZoneId zone, Supplier<Screen> screen) {
        super(environment, zone, screen);
    }
}

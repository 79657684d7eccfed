package dev.drawbridge.server.cli;

import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Screen;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code drawbridge devices list}: shows who may come in. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Shows which devices may come in, what they may do, and when they last did.")
final class ShowDevices extends DeviceListing {
    ShowDevices() {
        this(System.getenv(), ZoneId.systemDefault(), () -> Screen.of(System.getenv()));
    }

    ShowDevices(Map<String, String> environment, ZoneId zone, Supplier<Screen> screen) {
        super(environment, zone, screen);
    }
}

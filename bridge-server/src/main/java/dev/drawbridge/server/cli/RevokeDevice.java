package dev.drawbridge.server.cli;

import dev.drawbridge.protocol.bridge.device.DeviceReference;
import dev.drawbridge.protocol.bridge.device.DeviceRevoked;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drawbridge devices revoke}: shuts a device out for good. */
@Command(name = "revoke", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Shuts a device out for good: its token, sessions and passwords open nothing any more, and its connections are closed at once."})
final class RevokeDevice extends DeviceCommand {
    @Parameters(paramLabel = "NAME|ID", description = "Which device.")
    private String device = "";

    RevokeDevice() {
        this(System.getenv());
    }

    RevokeDevice(Map<String, String> environment) {
        super(environment);
    }

    @Override
    protected int run(BridgeLine host) throws Refused {
        DeviceRevoked revoked = call(host, "bridge/devices/revoke", DeviceReference::new, device,
                DeviceRevoked.class);
        return told(revoked, revoked.kept(), () -> out().println(Glyphs.harmless(revoked.name())
                + " is shut out; connections that were open: " + revoked.connections()));
    }
}

package dev.drawbridge.server.cli;

import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.device.DeviceAdded;
import dev.drawbridge.protocol.bridge.device.DeviceDraft;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge devices add}: lets a device in by a token that is to be carried there. */
@Command(name = "add", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Lets a device in and prints the token by which it comes, which nobody can be shown again.",
    "'drawbridge pair' does so without a token that people have to carry."})
final class AddDevice extends DeviceCommand {
    @Parameters(paramLabel = "NAME", description = "What to call it; if another is called so, a number is added.")
    private String name = "";

    @Option(names = "--scopes", paramLabel = "SCOPES", defaultValue = "operator", description = "What it may do: viewer, operator or owner, or some of observe, prompt, approve, files, terminal, admin with commas between them. Default: ${DEFAULT-VALUE}.")
    private String scopes = "operator";

    AddDevice() {
        this(System.getenv());
    }

    AddDevice(Map<String, String> environment) {
        super(environment);
    }

    @Override
    protected void check() {
        var _ = scopes();
    }

    @Override
    protected int run(BridgeLine host) throws Refused {
        DeviceAdded added = host.call("bridge/devices/add", new DeviceDraft(name, scopes().list()),
                DeviceAdded.class);
        return told(added, added.kept(), () -> {
            err().println(Glyphs.harmless(added.device().name())
                    + " comes in with this token, which is shown only now:");
            err().flush();
            out().println(added.token());
        });
    }

    private Scopes scopes() {
        try {
            return Scopes.parse(scopes);
        } catch (IllegalArgumentException wrong) {
            throw mistake(String.valueOf(wrong.getMessage()));
        }
    }
}

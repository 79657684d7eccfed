package dev.drawbridge.server.cli;

import dev.drawbridge.protocol.bridge.login.LoginName;
import dev.drawbridge.protocol.bridge.login.LoginRemoved;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drawbridge password remove}: lets somebody log in no more. */
@Command(name = "remove", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Lets somebody log in no more, and ends what is open.")
final class RemoveLogin extends LoginCommand {
    @Parameters(paramLabel = "NAME", description = "Who.")
    private String name = "";

    RemoveLogin() {
        this(System.getenv());
    }

    RemoveLogin(Map<String, String> environment) {
        super(environment);
    }

    @Override
    protected int run(BridgeLine host) throws Refused {
        LoginRemoved removed = host.call("bridge/logins/remove", new LoginName(name), LoginRemoved.class);
        return told(removed, removed.kept(),
                () -> out().println(Glyphs.harmless(removed.user()) + " can log in no more"));
    }
}

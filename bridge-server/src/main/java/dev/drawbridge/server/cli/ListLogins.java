package dev.drawbridge.server.cli;

import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.login.LoginInfo;
import dev.drawbridge.protocol.bridge.login.LoginList;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code drawbridge password list}: shows who can log in. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Shows who can log in from a browser, and what they may do.")
final class ListLogins extends LoginCommand {
    ListLogins() {
        this(System.getenv());
    }

    ListLogins(Map<String, String> environment) {
        super(environment);
    }

    @Override
    protected int run(BridgeLine host) throws Refused {
        List<LoginInfo> logins = host.call("bridge/logins/list", LoginList.class).logins();
        int width = logins.stream().mapToInt(login -> Glyphs.width(login.user())).max().orElse(0);
        logins.forEach(login -> tell(login, () -> out().println(line(login, width))));
        return ExitCode.OK;
    }

    private static String line(LoginInfo login, int width) {
        return Glyphs.pad(Glyphs.harmless(login.user()), width) + "  " + Scopes.of(login.scopes()).words()
                + (login.totp()
                        ? "  with codes; recovery codes left: " + login.recoveryCodes()
                        : "  without codes");
    }
}

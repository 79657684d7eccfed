package dev.drawbridge.server.cli.profile;

import dev.drawbridge.server.client.Profile;
import dev.drawbridge.server.client.Profiles;
import dev.drawbridge.server.client.UnusableProfile;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.ShellCommand;
import dev.drawbridge.server.command.Version;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drawbridge logout}: forgets a bridge elsewhere. */
@Command(name = "logout", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Forgets a bridge that 'drawbridge login' has made known, and the token for it.",
    "The bridge itself goes on letting the token in, until 'drawbridge devices revoke' there."})
public final class LogOut extends ShellCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PROFILE", arity = "0..1", defaultValue = Profile.DEFAULT, description = "Default: ${DEFAULT-VALUE}.")
    private String profile = Profile.DEFAULT;

    public LogOut() {
        this(System.getenv());
    }

    LogOut(Map<String, String> environment) {
        super("logout", environment);
    }

    @Override
    public Integer call() {
        try {
            Profiles profiles = Profiles.of(environment());
            if (profiles.remove(profile)) {
                return Exit.DONE;
            }
            String known = String.join(", ", profiles.names());
            return fail(
                    "there is no profile '" + profile + "'" + (known.isEmpty() ? "" : "; there is " + known));
        } catch (UnusableProfile unwritable) {
            return fail(String.valueOf(unwritable.getMessage()));
        }
    }
}

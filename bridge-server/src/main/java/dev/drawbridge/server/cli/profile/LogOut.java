package dev.drawbridge.server.cli.profile;

import dev.drawbridge.server.client.Profile;
import dev.drawbridge.server.client.Profiles;
import dev.drawbridge.server.client.UnusableProfile;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.Version;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drawbridge logout}: forgets a bridge elsewhere. */
@Command(name = "logout", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Forgets a bridge that 'drawbridge login' has made known, and the token for it.",
    "The bridge itself goes on letting the token in, until 'drawbridge devices revoke' there."})
public final class LogOut implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PROFILE", arity = "0..1", defaultValue = Profile.DEFAULT, description = "Default: ${DEFAULT-VALUE}.")
    private String profile = Profile.DEFAULT;

    public LogOut() {
        this(System.getenv());
    }

    LogOut(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try {
            Profiles profiles = Profiles.of(environment);
            if (profiles.remove(profile)) {
                return Exit.DONE;
            }
            String known = String.join(", ", profiles.names());
            err("there is no profile '" + profile + "'" + (known.isEmpty() ? "" : "; there is " + known));
        } catch (UnusableProfile unwritable) {
            err(String.valueOf(unwritable.getMessage()));
        }
        return Exit.FAILED;
    }

    private void err(String sentence) {
        spec.commandLine().getErr().println("drawbridge logout: " + sentence);
    }
}

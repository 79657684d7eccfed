package dev.drawbridge.server.command;

import dev.drawbridge.core.websocket.Trust;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Profile;
import dev.drawbridge.server.client.Profiles;
import dev.drawbridge.server.client.UnusableProfile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which bridge a command goes to: the one of this host, if nothing else is said. */
public final class ReachOptions {
    private static final String URL = "DRAWBRIDGE_URL";
    private static final String TOKEN = "DRAWBRIDGE_TOKEN";
    private static final String PROFILE = "DRAWBRIDGE_PROFILE";

    @Option(names = "--url", paramLabel = "URL", description = "A bridge elsewhere, such as wss://desk.example.org, or $"
            + URL + ". Default: the bridge of this machine, else the profile 'default'.")
    private @Nullable String url;

    @Option(names = "--token-file", paramLabel = "FILE", description = "With --url: a file whose first line is this device's token. Default: $"
            + TOKEN + ".")
    private @Nullable Path tokenFile;

    @Option(names = "--ca", paramLabel = "FILE", description = "With --url: certificates (PEM) of those who vouch for the bridge.")
    private @Nullable Path authorities;

    @Option(names = "--profile", paramLabel = "NAME", description = "A bridge that 'drawbridge login' has made known, or $"
            + PROFILE + ".")
    private @Nullable String profile;

    /** Where to go. */
    public Destination destination(CommandLine command, Map<String, String> environment) {
        if (url != null && profile != null) {
            throw new ParameterException(command, "--url and --profile name two bridges: give one");
        }
        if (url == null && (tokenFile != null || authorities != null)) {
            throw new ParameterException(command, "--token-file and --ca go with --url: give that, too");
        }
        String said = url != null ? url : profile == null ? environment.getOrDefault(URL, "") : "";
        try {
            if (!said.isEmpty()) {
                return Destination.of(said, token(command, environment), trust());
            }
            return known(environment);
        } catch (IllegalArgumentException | UnusableProfile wrong) {
            throw new ParameterException(command, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private Destination known(Map<String, String> environment) throws UnusableProfile {
        Profiles profiles = Profiles.of(environment);
        String named = profile != null ? profile : environment.getOrDefault(PROFILE, "");
        if (!named.isEmpty()) {
            return profiles.read(named).destination();
        }
        Destination host = Destination.host(environment);
        return !profiles.have(Profile.DEFAULT) || host.isListening()
                ? host
                : profiles.read(Profile.DEFAULT).destination();
    }

    private static String fit(CommandLine command, String token, String where) {
        if (!Destination.isToken(token)) {
            throw new ParameterException(command, "what is in " + where
                    + " is no token: it has blanks, line ends or other letters that no token has");
        }
        return token;
    }

    private Trust trust() {
        return authorities == null ? new Trust.Usual() : new Trust.Authorities(authorities);
    }

    private Optional<String> token(CommandLine command, Map<String, String> environment) {
        if (tokenFile == null) {
            return Optional.of(environment.getOrDefault(TOKEN, "").strip()).filter(said -> !said.isEmpty())
                    .map(said -> fit(command, said, "$" + TOKEN));
        }
        String token = new TokenFile(tokenFile)
                .token("write into its first line what 'drawbridge devices add' has shown");
        return Optional.of(fit(command, token, tokenFile.toString()));
    }
}

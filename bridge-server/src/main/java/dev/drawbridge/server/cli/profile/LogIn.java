package dev.drawbridge.server.cli.profile;

import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Invitation;
import dev.drawbridge.server.client.Profile;
import dev.drawbridge.server.client.Profiles;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.client.UnusableProfile;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.ShellCommand;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge login}: makes a bridge elsewhere known to the commands of this machine. */
@Command(name = "login", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Pairs this machine with a bridge elsewhere: 'drawbridge pair' there shows the link.",
    "What comes of it is kept for you alone, as a profile. Commands go there with --profile NAME, or, from a machine without a bridge of its own, to the profile 'default'."})
public final class LogIn extends ShellCommand implements Callable<Integer> {
    private final InputStream in;

    @Parameters(paramLabel = "LINK", arity = "0..1", defaultValue = "-", description = "What begins with drawbridge://pair, in quotes. Without it, or if it is '-', the first line of what this command reads, which nobody sees in the list of processes.")
    private String link = "-";

    @Option(names = "--profile", paramLabel = "NAME", description = "What the bridge is called here. Default: ${DEFAULT-VALUE}.", defaultValue = Profile.DEFAULT)
    private String profile = Profile.DEFAULT;

    @Option(names = "--name", paramLabel = "NAME", description = "What this machine is called there. Default: its host name.")
    private Optional<String> device = Optional.empty();

    @Option(names = "--replace", description = "Put it in the place of the profile that is called so already.")
    private boolean replaces;

    public LogIn() {
        this(System.getenv(), System.in);
    }

    LogIn(Map<String, String> environment, InputStream in) {
        super("login", environment);
        this.in = in;
    }

    @Override
    public Integer call() throws InterruptedException {
        Profiles profiles = Profiles.of(environment());
        if (!Profiles.isName(profile)) {
            throw mistake("a profile is called by letters, digits, '.', '_' and '-' only");
        }
        if (profiles.have(profile) && !replaces) {
            throw mistake("there is a profile '" + profile
                    + "' already: name another one with --profile, or give --replace");
        }
        Invitation invitation = invitation();
        try {
            err().println("waiting for a yes from " + invitation.url() + " …");
            err().flush();
            Profile made = invitation.accept(device.orElseGet(LogIn::hostName));
            Path file = profiles.write(profile, made);
            out().println(Glyphs.harmless(made.device().orElse("This machine")) + " may come in at "
                    + made.url() + ", kept as profile '" + profile + "' in " + file);
            out().flush();
            return Exit.DONE;
        } catch (CannotReachBridge unreachable) {
            return fail(unreachable);
        } catch (Refused refused) {
            return fail(refused);
        } catch (UnusableProfile unwritable) {
            return fail(String.valueOf(unwritable.getMessage()));
        }
    }

    private Invitation invitation() {
        try {
            return Invitation.parse(link.equals("-") ? firstLine() : link);
        } catch (IllegalArgumentException wrong) {
            throw mistake(String.valueOf(wrong.getMessage()));
        } catch (IOException unreadable) {
            throw mistake("cannot read the link: give it as an argument, in quotes");
        }
    }

    private String firstLine() throws IOException {
        return Objects.requireNonNullElse(
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine(), "").strip();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unknown) {
            return "command line";
        }
    }
}

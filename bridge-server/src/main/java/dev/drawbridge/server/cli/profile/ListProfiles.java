package dev.drawbridge.server.cli.profile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.server.client.Profile;
import dev.drawbridge.server.client.Profiles;
import dev.drawbridge.server.client.UnusableProfile;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.ShellCommand;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drawbridge profiles}: shows the bridges elsewhere that are known. */
@Command(name = "profiles", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Shows the bridges that 'drawbridge login' has made known.")
public final class ListProfiles extends ShellCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print an object a line.")
    private boolean json;

    public ListProfiles() {
        this(System.getenv());
    }

    ListProfiles(Map<String, String> environment) {
        super("profiles", environment);
    }

    @Override
    public Integer call() {
        int exit = Exit.DONE;
        try {
            Profiles profiles = Profiles.of(environment());
            for (String name : profiles.names()) {
                exit = Math.max(exit, show(profiles, name));
            }
        } catch (UnusableProfile unreadable) {
            exit = fail(String.valueOf(unreadable.getMessage()));
        }
        out().flush();
        return exit;
    }

    private int show(Profiles profiles, String name) {
        try {
            Profile profile = profiles.read(name);
            if (json) {
                printJson(json(name, profile));
            } else {
                out().println(name + "  " + profile.url()
                        + profile.device().map(device -> "  as " + Glyphs.harmless(device)).orElse(""));
            }
            return Exit.DONE;
        } catch (UnusableProfile broken) {
            return fail(String.valueOf(broken.getMessage()));
        }
    }

    private static ObjectNode json(String name, Profile profile) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("name", name).put("url", profile.url());
        profile.device().ifPresent(device -> shown.put("device", device));
        return shown;
    }
}

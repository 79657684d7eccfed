package dev.drawbridge.server.cli.profile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.server.client.Profile;
import dev.drawbridge.server.client.Profiles;
import dev.drawbridge.server.client.UnusableProfile;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.Version;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drawbridge profiles}: shows the bridges elsewhere that are known. */
@Command(name = "profiles", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Shows the bridges that 'drawbridge login' has made known.")
public final class ListProfiles implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print an object a line.")
    private boolean json;

    public ListProfiles() {
        this(System.getenv());
    }

    ListProfiles(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int exit = Exit.DONE;
        try {
            Profiles profiles = Profiles.of(environment);
            for (String name : profiles.names()) {
                exit = Math.max(exit, show(out, profiles, name));
            }
        } catch (UnusableProfile unreadable) {
            exit = fail(unreadable);
        }
        out.flush();
        return exit;
    }

    private int show(PrintWriter out, Profiles profiles, String name) {
        try {
            Profile profile = profiles.read(name);
            out.println(json
                    ? json(name, profile).toString()
                    : name + "  " + profile.url()
                            + profile.device().map(device -> "  as " + device).orElse(""));
            return Exit.DONE;
        } catch (UnusableProfile broken) {
            return fail(broken);
        }
    }

    private static ObjectNode json(String name, Profile profile) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("name", name).put("url", profile.url());
        profile.device().ifPresent(device -> shown.put("device", device));
        return shown;
    }

    private int fail(UnusableProfile failure) {
        spec.commandLine().getErr().println("drawbridge profiles: " + failure.getMessage());
        return Exit.FAILED;
    }
}

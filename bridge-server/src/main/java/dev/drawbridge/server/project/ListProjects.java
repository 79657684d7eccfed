package dev.drawbridge.server.project;

import dev.drawbridge.server.command.Version;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code drawbridge project list}: shows in which directories devices may start threads. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Shows the projects, where they are, and where they come from.")
final class ListProjects extends ProjectListing {
    ListProjects() {
        this(System.getenv());
    }

    ListProjects(Map<String, String> environment) {
        super(environment);
    }
}

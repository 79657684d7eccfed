package dev.drawbridge.server.project;

import dev.drawbridge.server.command.Version;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code drawbridge project}: shows in which directories devices may start threads, and has commands to change that. */
@Command(name = "project", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, subcommands = {
    AddProject.class, ListProjects.class, RemoveProject.class}, description = {
        "Shows the projects, or with a command adds or removes one.",
        "A project is a directory with a name. A device that is not allowed everything may start threads in projects only, and in the directories below them."})
public final class ManageProjects extends ProjectListing {
    ManageProjects() {
        this(System.getenv());
    }

    ManageProjects(Map<String, String> environment) {
        super(environment);
    }
}

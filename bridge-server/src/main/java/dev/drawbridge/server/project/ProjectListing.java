package dev.drawbridge.server.project;

import dev.drawbridge.protocol.bridge.project.Project;
import dev.drawbridge.protocol.bridge.project.ProjectList;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.CallingCommand;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Screen;
import dev.drawbridge.server.paper.Table;
import java.util.List;
import java.util.Map;

/** What shows the projects, by whichever words it is called. */
abstract sealed class ProjectListing extends CallingCommand permits ManageProjects, ListProjects {
    private static final List<String> HEADING = List.of("NAME", "DIRECTORY", "FROM");
    /** Of the directory, which gives way where the screen is too narrow. */
    private static final int ELASTIC = 1;

    ProjectListing(Map<String, String> environment) {
        super("project", environment);
    }

    @Override
    protected final int run(BridgeLine line) throws Refused {
        List<Project> projects = line.call("bridge/projects/list", ProjectList.class)
                .projects();
        if (isJson()) {
            projects.forEach(this::printJson);
        } else if (projects.isEmpty()) {
            err().println("there is no project yet: 'drawbridge project add DIR' makes one");
        } else {
            new Table(HEADING, projects.stream().map(ProjectListing::row).toList(), ELASTIC)
                    .lines(Screen.of(environment())).forEach(out()::println);
        }
        return Exit.DONE;
    }

    private static List<String> row(Project project) {
        return List.of(project.name(), Glyphs.harmless(project.path()), switch (project.source()) {
            case ADDED -> "project add";
            case CONFIG -> "config";
            case START -> "started there";
        } + (project.exists() ? "" : ", not there"));
    }
}

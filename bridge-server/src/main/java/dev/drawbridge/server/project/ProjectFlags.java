package dev.drawbridge.server.project;

import dev.drawbridge.core.project.NamedDirectory;
import dev.drawbridge.core.project.ProjectOptions;
import dev.drawbridge.core.user.UserPlaces;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about projects. */
public final class ProjectFlags {
    @Option(names = "--project", paramLabel = "NAME=DIR", description = "A directory in which devices may start threads that are not allowed everything, besides those that 'drawbridge project add' names and the one in which the bridge is started, unless that is your home. Repeatable.")
    private List<String> named = new ArrayList<>();

    /** The projects of a bridge that is started here. */
    public ProjectOptions options(CommandLine command, Map<String, String> environment) {
        try {
            return ProjectOptions.startedIn(Path.of(""),
                    UserPlaces.of(environment).home(),
                    named.stream().map(ProjectFlags::directory).toList());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static NamedDirectory directory(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException(
                    "--project takes no '" + text + "': write NAME=DIR, like web=/home/me/web");
        }
        try {
            return new NamedDirectory(text.substring(0, equals), Path.of(text.substring(equals + 1)));
        } catch (InvalidPathException none) {
            throw new IllegalArgumentException(
                    "--project takes no '" + text + "': write NAME=DIR with a path of a directory", none);
        }
    }
}

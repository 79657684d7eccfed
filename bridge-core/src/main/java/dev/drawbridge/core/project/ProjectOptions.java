package dev.drawbridge.core.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The projects that are there as long as the bridge runs.
 *
 * @param named of which of two with one name the last counts
 * @param start where the bridge was started, if that is a project
 */
public record ProjectOptions(List<NamedDirectory> named, Optional<Path> start) {
    public static final ProjectOptions NONE = new ProjectOptions(List.of(), Optional.empty());

    public ProjectOptions {
        named = List.copyOf(named);
    }

    /**
     * With the directory in which the bridge is started, for whoever calls it there means that; not if the user's home
     * is that, or below it: in all that a user has nobody works by accident.
     */
    public static ProjectOptions startedIn(Path directory, Path home, List<NamedDirectory> named) {
        try {
            Path real = directory.toRealPath();
            boolean all = real.getNameCount() == 0 || real(home).startsWith(real);
            return new ProjectOptions(named, all ? Optional.empty() : Optional.of(real));
        } catch (IOException gone) {
            return new ProjectOptions(named, Optional.empty());
        }
    }

    /** Users that run services may have a home that nobody has made. */
    private static Path real(Path home) {
        try {
            return home.toRealPath();
        } catch (IOException missing) {
            return home.toAbsolutePath().normalize();
        }
    }
}

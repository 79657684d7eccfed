package dev.drawbridge.core.project;

import java.nio.file.Path;

/** A directory that was named when the bridge was started. */
public record NamedDirectory(String name, Path path) {
    /** @throws IllegalArgumentException when nothing can be called so, or when all there is would be below it */
    public NamedDirectory {
        if (!ProjectNames.isName(name)) {
            throw new IllegalArgumentException("'" + name + "' names no project: " + ProjectNames.RULE);
        }
        path = path.toAbsolutePath().normalize();
        if (path.getNameCount() == 0) {
            throw new IllegalArgumentException(
                    path + " is everything there is: name a directory below it for the project " + name);
        }
    }
}

package dev.drawbridge.core.project;

import java.util.Objects;

/**
 * A project that somebody added, as it is kept.
 *
 * @param path the directory, whole and without links
 * @param addedAt in milliseconds since 1970
 */
public record KnownProject(String name, String path, long addedAt) {
    public KnownProject {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(path, "path");
    }

    /** Under which it is kept: names differ in more than capitals. */
    public String key() {
        return ProjectNames.key(name);
    }
}

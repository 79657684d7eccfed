package dev.drawbridge.partners.npm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the build keeps what its tests install. */
final class BuildFolder {
    private BuildFolder() {}

    static Path partners() {
        return Optional.ofNullable(System.getProperty("drawbridge.partners")).map(Path::of)
                .orElseGet(BuildFolder::underTheRoot);
    }

    /** The place that Maven would name, for a test started without it. */
    private static Path underTheRoot() {
        return Stream.iterate(Path.of("").toAbsolutePath(), directory -> directory != null, Path::getParent)
                .filter(directory -> Files.isDirectory(directory.resolve(".mvn"))).findFirst()
                .orElseThrow(() -> new IllegalStateException("Set the system property drawbridge.partners"))
                .resolve("target/partners");
    }
}

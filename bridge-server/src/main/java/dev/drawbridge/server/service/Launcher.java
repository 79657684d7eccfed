package dev.drawbridge.server.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The program that starts this one. */
public final class Launcher {
    private Launcher() {}

    /** It stands beside the Java runtime that it brings; empty if this was started otherwise. */
    public static Optional<Path> find() {
        return beside(Path.of(System.getProperty("java.home")));
    }

    static Optional<Path> beside(Path runtime) {
        return Optional.of(runtime.toAbsolutePath().resolveSibling("bin").resolve("drawbridge"))
                .filter(Files::isRegularFile).filter(Files::isExecutable);
    }
}

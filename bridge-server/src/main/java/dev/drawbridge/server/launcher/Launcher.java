package dev.drawbridge.server.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How this program is started. */
public final class Launcher {
    private static final String MAIN = "dev.drawbridge.server.cli.Drawbridge";

    private Launcher() {}

    /** The file that starts it. It stands beside the Java runtime that it brings; empty if this was started otherwise. */
    public static Optional<Path> find() {
        return beside(runtime());
    }

    static Optional<Path> beside(Path runtime) {
        return Optional.of(runtime.toAbsolutePath().resolveSibling("bin").resolve("drawbridge"))
                .filter(Files::isRegularFile).filter(Files::isExecutable);
    }

    /** The command that starts it, up to its own arguments. */
    public static List<String> command() {
        return find().map(launcher -> List.of(launcher.toString()))
                .orElseGet(() -> List.of(runtime().resolve("bin/java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                        MAIN));
    }

    private static Path runtime() {
        return Path.of(System.getProperty("java.home"));
    }
}

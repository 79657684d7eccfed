package dev.drawbridge.server.pty;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How this program is started. */
public final class Launcher {
    private static final String MAIN = "dev.drawbridge.server.cli.Drawbridge";

    private Launcher() {}

    /** The command, up to its own arguments. */
    public static List<String> command() {
        Path runtime = Path.of(System.getProperty("java.home"));
        Path launcher = runtime.resolveSibling("bin").resolve("drawbridge");
        return Files.isExecutable(launcher)
                ? List.of(launcher.toString())
                : List.of(runtime.resolve("bin/java").toString(), "--enable-native-access=ALL-UNNAMED", "-cp",
                        System.getProperty("java.class.path"), MAIN);
    }
}

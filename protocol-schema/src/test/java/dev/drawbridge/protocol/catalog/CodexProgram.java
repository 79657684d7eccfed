package dev.drawbridge.protocol.catalog;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the real Codex is installed: the system property {@code drawbridge.codex} says it. */
final class CodexProgram {
    private CodexProgram() {}

    static Path path() {
        String path = System.getProperty("drawbridge.codex", "");
        Assumptions.assumeFalse(path.isEmpty(), "no real Codex: set the system property drawbridge.codex");
        return Path.of(path);
    }
}

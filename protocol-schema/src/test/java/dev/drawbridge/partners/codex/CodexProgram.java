package dev.drawbridge.partners.codex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The program itself inside the npm packages, without the script that npm starts it by. */
record CodexProgram(Path executable) {
    static CodexProgram in(Path installed) {
        Path scope = installed.resolve("node_modules/@openai");
        try (Stream<Path> files = Files.find(scope, /* maxDepth= */ 5,
                (file, attributes) -> file.endsWith("bin/codex") && attributes.isRegularFile())) {
            return new CodexProgram(files.findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "Codex has no program for this machine in " + scope)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The PATH of a Codex: the tools it brings, then the system's. */
    String searchPath() {
        return executable.resolveSibling("../codex-path").normalize() + ":/usr/local/bin:/usr/bin:/bin";
    }
}

package dev.drawbridge.partners.pi;

import dev.drawbridge.partners.machine.Executables;
import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Pi's script and the Node.js that runs it: the one installed beside it, else the machine's. */
record PiProgram(Path node, Path script) {
    static PiProgram in(Path installed) {
        Path modules = installed.resolve("node_modules");
        Path pi = modules.resolve("@earendil-works/pi-coding-agent");
        try {
            String script = Json.parse(Files.readString(pi.resolve("package.json"))).at("/bin/pi").asText();
            return new PiProgram(node(modules), pi.resolve(script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path node(Path modules) throws IOException {
        try (Stream<Path> packages = Files.list(modules)) {
            return packages.map(directory -> directory.resolve("bin/node")).filter(Files::isExecutable)
                    .findFirst()
                    .or(() -> Executables.find("node"))
                    .orElseThrow(() -> new IllegalStateException(
                            "No node for Pi, neither installed nor on the PATH"));
        }
    }
}

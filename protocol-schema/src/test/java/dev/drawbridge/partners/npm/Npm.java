package dev.drawbridge.partners.npm;

import dev.drawbridge.partners.machine.Executables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** npm on this machine, with the settings its user gave it. */
record Npm(Path executable, Duration timeout) {
    private static final Duration INSTALL_TIMEOUT = Duration.ofMinutes(5);

    static Optional<Npm> onPath() {
        return Executables.find("npm").map(executable -> new Npm(executable, INSTALL_TIMEOUT));
    }

    /** Installs what the lock file in the directory says, running none of the packages' own scripts. */
    void install(Path directory) throws IOException, InterruptedException {
        Path log = directory.resolve("npm.log");
        Process process = new ProcessBuilder(executable.toString(), "ci", "--ignore-scripts", "--no-audit",
                "--no-fund")
                .directory(directory.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).start();
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new IOException("npm ci did not end within " + timeout + ":\n" + Files.readString(log));
        }
        if (process.exitValue() != 0) {
            throw new IOException("npm ci ended with " + process.exitValue() + ":\n" + Files.readString(log));
        }
    }
}

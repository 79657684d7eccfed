package dev.drawbridge.server.examples;

import dev.drawbridge.partners.machine.Executables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** Programs of the machine that an example is for. */
final class Tools {
    private Tools() {}

    /** Where it is; without it the running test is skipped. */
    static Path ifThere(String name) {
        return found(name).orElseThrow(() -> {
            String message = name + " is not on this machine: an example is not tried";
            System.err.println("*** SKIPPED *** " + message);
            return new TestAbortedException(message);
        });
    }

    /** What only administrators call stands aside of the PATH. */
    private static Optional<Path> found(String name) {
        return Executables.find(name)
                .or(() -> Optional.of(Path.of("/usr/sbin", name)).filter(Files::isExecutable));
    }
}

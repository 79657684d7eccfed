package dev.drawbridge.core.agent.pi;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.agent.pi.rpc.PiProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What whoever starts a Pi can choose.
 *
 * @param program Pi as it is installed
 * @param directory where threads work that name no directory
 * @param idle after which a process ends that nobody follows and nothing is done in
 */
public record PiOptions(PiProgram program, Path directory, Duration idle) {
    public static final Duration USUAL_IDLE = Duration.ofMinutes(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** How far above the program the description of its package may stand. */
    private static final int LEVELS = 4;

    /** The version that is installed, if its package says so. */
    Optional<String> version() {
        try {
            Optional<Path> binary = program.binary();
            Path place = binary.isPresent() ? binary.get().toRealPath() : Path.of("");
            for (int i = 0; i < LEVELS && place.getParent() != null; i++) {
                place = place.getParent();
                Path description = place.resolve("package.json");
                if (Files.exists(description)) {
                    return Optional.ofNullable(
                            JSON.readTree(Files.readString(description)).path("version").textValue());
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}

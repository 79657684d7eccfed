package dev.drawbridge.core.agent.pi.rpc;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where Pi's own terminal keeps the sessions of a directory, so that both see the same. */
record SessionPlace(Path agentDirectory, Map<String, String> environment) {
    private static final String NAMED = "PI_CODING_AGENT_SESSION_DIR";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty where a person has chosen another place, which Pi finds by itself. */
    Optional<Path> of(Path directory) {
        boolean chosen = !environment.getOrDefault(NAMED, "").isEmpty()
                || !namedIn(agentDirectory.resolve("settings.json")).isEmpty()
                || !namedIn(directory.resolve(".pi").resolve("settings.json")).isEmpty();
        return chosen
                ? Optional.empty()
                : Optional.of(agentDirectory.resolve("sessions").resolve(encoded(directory)));
    }

    /** Below which all sessions of the person's stand, apart from those of projects that have chosen another place. */
    Path root() {
        String named = environment.getOrDefault(NAMED, "");
        String chosen = named.isEmpty() ? namedIn(agentDirectory.resolve("settings.json")) : named;
        return chosen.isEmpty()
                ? agentDirectory.resolve("sessions")
                : PiProgram.resolved(chosen, environment);
    }

    /** Pi works in what its directory really is, and names the place by that. */
    private static String encoded(Path directory) {
        Path real;
        try {
            real = directory.toRealPath();
        } catch (IOException notThere) {
            real = directory.toAbsolutePath().normalize();
        }
        return "--" + real.toString().replaceFirst("^[/\\\\]", "").replaceAll("[/\\\\:]", "-") + "--";
    }

    private static String namedIn(Path settings) {
        try {
            return JSON.readTree(Files.readAllBytes(settings)).path("sessionDir").asText();
        } catch (IOException noneOrNotSettings) {
            return "";
        }
    }
}

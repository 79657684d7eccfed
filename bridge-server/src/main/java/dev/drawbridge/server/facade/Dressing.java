package dev.drawbridge.server.facade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What is added to a client's requests so that they mean with the bridge what they mean with an app-server of its own:
 * where it was started, and what it was configured with. All else is left as it is, byte for byte. For one thread.
 */
final class Dressing {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Those that mean the directory of the process where they name none. */
    private static final Set<String> SOMEWHERE = Set.of("thread/start", "command/exec");
    /** Those that can be configured. */
    private static final Set<String> CONFIGURED = Set.of("thread/start", "thread/resume", "thread/fork");

    private final Overrides overrides;
    private final Optional<Path> directory;
    private final Scanner scanner = new Scanner(Limits.CLIENT);

    /** @param directory where the client works, if that is a directory of the bridge's machine */
    Dressing(Overrides overrides, Optional<Path> directory) {
        this.overrides = overrides;
        this.directory = directory.map(Path::toAbsolutePath);
    }

    /**
     * The line as it is to be sent, with its end, if anything is added to it.
     *
     * @param dues are told if it is a request
     */
    Optional<byte[]> dress(byte[] block, int from, int to, Dues dues) throws IOException {
        Shape shape = scanner.scan(block, from, to);
        if (shape == Shape.REQUEST) {
            dues.asked(scanner.requestId());
            String method = scanner.methodName();
            if ((directory.isPresent() && SOMEWHERE.contains(method))
                    || (!overrides.values().isEmpty() && CONFIGURED.contains(method))) {
                return dressed(method, block, from, to);
            }
        }
        return Optional.empty();
    }

    /** What is too long or too large to be read here goes as it is: the bridge says what is wrong with it. */
    private Optional<byte[]> dressed(String method, byte[] block, int from, int to) throws IOException {
        try {
            return Optional.of(dress(method, JSON.readTree(block, from, to - from)));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private byte[] dress(String method, JsonNode request) {
        if (request instanceof ObjectNode message) {
            JsonNode params = message.path("params");
            if (params.isMissingNode() || params.isNull()) {
                params = message.putObject("params");
            }
            if (params instanceof ObjectNode given) {
                dress(method, given);
            }
        }
        return (request + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void dress(String method, ObjectNode params) {
        JsonNode named = params.path("cwd");
        if (SOMEWHERE.contains(method) && (named.isMissingNode() || named.isNull() || named.isTextual())) {
            directory.flatMap(place -> from(place, named.asText("")))
                    .ifPresent(place -> params.put("cwd", place.toString()));
        }
        if (CONFIGURED.contains(method) && !overrides.values().isEmpty()) {
            ObjectNode config = JSON.createObjectNode();
            overrides.values().forEach(config::set);
            if (params.path("config") instanceof ObjectNode own) {
                config.setAll(own);
            }
            params.set("config", config);
        }
    }

    /** Nothing where it is no path: the bridge says so. */
    private static Optional<Path> from(Path place, String named) {
        try {
            return Optional.of(place.resolve(named).normalize());
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }
}

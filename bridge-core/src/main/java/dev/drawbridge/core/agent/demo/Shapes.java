package dev.drawbridge.core.agent.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The objects that the demo speaks in, each a copy of a shape that {@code shapes.json} or {@code answers.json} has. */
final class Shapes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode shapes = read("shapes.json");
    private final JsonNode answers = read("answers.json");

    private static JsonNode read(String name) {
        try (InputStream file = Shapes.class.getResourceAsStream(name)) {
            return JSON.readTree(Optional.ofNullable(file)
                    .orElseThrow(() -> new IllegalStateException(name + " is missing")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    ObjectNode shape(String name) {
        return shapes.required(name).<ObjectNode>deepCopy();
    }

    /** The answer to a request that is always answered the same. */
    Optional<JsonNode> answer(String method) {
        return Optional.ofNullable(answers.get(method));
    }

    /** The methods that are always answered the same. */
    List<String> answered() {
        List<String> methods = new ArrayList<>();
        answers.fieldNames().forEachRemaining(methods::add);
        return methods;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ArrayNode array() {
        return JSON.createArrayNode();
    }
}

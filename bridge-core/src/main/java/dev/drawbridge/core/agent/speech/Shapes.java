package dev.drawbridge.core.agent.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects that an agent speaks in, each a copy of a shape that a file has. */
public final class Shapes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode shapes;
    private final JsonNode answers;

    /**
     * Reads them.
     *
     * @param agent the class beside which stands what is different in its agent
     */
    public Shapes(Class<?> agent) {
        this.shapes = read("shapes.json", agent);
        this.answers = read("answers.json", agent);
    }

    private static JsonNode read(String name, Class<?> agent) {
        ObjectNode all = read(Shapes.class, name);
        for (Map.Entry<String, JsonNode> own : read(agent, name).properties()) {
            if (all.get(own.getKey()) instanceof ObjectNode shape
                    && own.getValue() instanceof ObjectNode other) {
                shape.setAll(other);
            } else {
                all.set(own.getKey(), own.getValue());
            }
        }
        return all;
    }

    private static ObjectNode read(Class<?> place, String name) {
        try (InputStream file = place.getResourceAsStream(name)) {
            return JSON.readValue(Optional.ofNullable(file)
                    .orElseThrow(() -> new IllegalStateException(name + " is missing")), ObjectNode.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public ObjectNode shape(String name) {
        return shapes.required(name).<ObjectNode>deepCopy();
    }

    /** The answer to a request that is always answered the same. */
    public Optional<JsonNode> answer(String method) {
        return Optional.ofNullable(answers.get(method));
    }

    /** The methods that are always answered the same. */
    public List<String> answered() {
        List<String> methods = new ArrayList<>();
        answers.fieldNames().forEachRemaining(methods::add);
        return methods;
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static ArrayNode array() {
        return JSON.createArrayNode();
    }
}

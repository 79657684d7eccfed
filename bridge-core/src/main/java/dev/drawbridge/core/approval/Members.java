package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The members of a JSON object whose shape is not trusted. */
final class Members {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Members() {}

    /** A text; empty if there is none, or something else in its place. */
    static Optional<String> text(JsonNode object, String name) {
        JsonNode member = object.path(name);
        return member.isTextual() ? Optional.of(member.textValue()) : Optional.empty();
    }

    /** Neither missing nor null. */
    static boolean has(JsonNode object, String name) {
        return object.hasNonNull(name);
    }

    /** The texts of an array; empty if it is no array of texts. */
    static Optional<List<String>> texts(JsonNode array) {
        if (!array.isArray()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            if (!element.isTextual()) {
                return Optional.empty();
            }
            texts.add(element.textValue());
        }
        return Optional.of(List.copyOf(texts));
    }

    static ObjectNode object(String name, JsonNode value) {
        return NODES.objectNode().set(name, value);
    }

    static ObjectNode object(String name, String value) {
        return object(name, NODES.textNode(value));
    }
}

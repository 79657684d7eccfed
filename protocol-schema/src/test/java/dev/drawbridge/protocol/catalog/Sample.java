package dev.drawbridge.protocol.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.StreamSupport;

/** The smallest value that a schema of Codex allows; strings look like absolute paths, which are allowed everywhere. */
final class Sample {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Sample() {}

    static JsonNode of(Schema schema) {
        JsonNode node = schema.node();
        if (node.has("$ref")) {
            return of(new Schema(schema.document(),
                    schema.document().at(node.get("$ref").asText().substring(1))));
        }
        for (String alternatives : new String[]{"allOf", "anyOf", "oneOf"}) {
            if (node.has(alternatives)) {
                return of(new Schema(schema.document(), node.get(alternatives).get(0)));
            }
        }
        if (node.has("enum")) {
            return node.get("enum").get(0);
        }
        return switch (type(node.path("type"))) {
            case "object" -> object(schema);
            case "array" -> JSON.arrayNode();
            case "boolean" -> JSON.booleanNode(true);
            case "integer", "number" -> JSON.numberNode(1);
            case "null" -> JSON.nullNode();
            default -> JSON.textNode("/sample");
        };
    }

    private static ObjectNode object(Schema schema) {
        ObjectNode object = JSON.objectNode();
        for (JsonNode name : schema.node().path("required")) {
            object.set(name.asText(),
                    of(new Schema(schema.document(), schema.node().path("properties").path(name.asText()))));
        }
        return object;
    }

    private static String type(JsonNode type) {
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), /* parallel= */ false).map(JsonNode::asText)
                        .filter(name -> !name.equals("null")).findFirst().orElse("null")
                : type.asText();
    }
}

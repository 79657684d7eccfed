package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has to be given with a yes. */
sealed interface Form {
    /** The content as the agent wants it; fails unless it fits. */
    JsonNode filled(Optional<JsonNode> content);

    static Optional<Form> read(JsonNode schema) {
        JsonNode properties = schema.path("properties");
        JsonNode required = schema.path("required");
        if (!properties.isObject()) {
            return Optional.empty();
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        properties.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return Optional.of(new Fields(fields, Members.texts(required).orElse(List.of())));
    }

    /** It is enough to say yes. */
    record Nothing() implements Form {
        @Override
        public JsonNode filled(Optional<JsonNode> content) {
            if (content.isPresent()) {
                throw Offer.unfit("No content is wanted here; leave out \"content\".");
            }
            return Members.NODES.nullNode();
        }
    }

    /** Something of which only the server knows what fits. */
    record Anything() implements Form {
        @Override
        public JsonNode filled(Optional<JsonNode> content) {
            return content.orElseThrow(() -> Offer.unfit("Content is wanted here; give it as \"content\"."));
        }
    }

    /** Named fields with the schema of each. */
    record Fields(Map<String, JsonNode> fields, List<String> required) implements Form {
        public Fields {
            fields = Map.copyOf(fields);
            required = List.copyOf(required);
        }

        @Override
        public JsonNode filled(Optional<JsonNode> content) {
            JsonNode given = content.orElseGet(Members.NODES::objectNode);
            if (!given.isObject()) {
                throw Offer.unfit("The content must be an object with the fields of the form.");
            }
            for (String name : required) {
                if (!given.has(name)) {
                    throw Offer.unfit("The field \"" + Line.of(name) + "\" must be filled in.");
                }
            }
            for (var field : given.properties()) {
                JsonNode schema = fields.get(field.getKey());
                if (schema == null) {
                    throw Offer.unfit("The form has no field \"" + Line.of(field.getKey()) + "\".");
                }
                if (!Field.fits(schema, field.getValue())) {
                    throw Offer.unfit("What is given for the field \"" + Line.of(field.getKey())
                            + "\" does not fit: it must be " + Field.wanted(schema) + ".");
                }
            }
            return given.deepCopy();
        }
    }
}

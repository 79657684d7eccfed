package dev.drawbridge.protocol.openrpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** What is wrong with a document or an instance, in sentences. */
final class Rules {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private Rules() {}

    /** Where an OpenRPC document breaks the specification. */
    static List<String> brokenBy(JsonNode openRpc) throws IOException {
        List<String> broken = new ArrayList<>(
                errors(registry().getSchema(resource(Rules.class, "openrpc-rules.json")), openRpc));
        broken.addAll(brokenByNames(openRpc.path("methods")));
        broken.addAll(brokenByNames(openRpc.path("x-notifications")));
        openRpc.findValues("$ref").stream().map(JsonNode::asText)
                .filter(reference -> openRpc.at(reference.substring(1)).isMissingNode())
                .forEach(reference -> broken.add("nothing at " + reference));
        return broken;
    }

    private static List<String> brokenByNames(JsonNode methods) {
        List<String> broken = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        for (JsonNode method : methods) {
            String name = method.path("name").asText();
            if (!names.add(name)) {
                broken.add("two methods " + name);
            }
            boolean optional = false;
            TreeSet<String> params = new TreeSet<>();
            for (JsonNode param : method.path("params")) {
                if (!params.add(param.path("name").asText())) {
                    broken.add(name + ": two params " + param.path("name").asText());
                }
                if (optional && param.path("required").asBoolean()) {
                    broken.add(name + ": a required param after an optional one");
                }
                optional = !param.path("required").asBoolean();
            }
        }
        return broken;
    }

    /** Why a document is no JSON Schema 2020-12. */
    static List<String> brokenBySchema(JsonNode schema) {
        return errors(registry().getSchema(SchemaLocation.of(DIALECT)), schema);
    }

    /** How an instance differs from a definition of a bundle, members that the definition does not have included. */
    static List<String> differences(JsonNode bundle, String definition, JsonNode instance) {
        ObjectNode strict = bundle.deepCopy();
        for (JsonNode schema : strict.path("$defs")) {
            if (schema.has("properties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        }
        strict.put("$ref", "#/$defs/" + definition);
        return errors(registry().getSchema(strict), instance);
    }

    static JsonNode resource(Class<?> near, String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(near.getResourceAsStream(name), name)) {
            return new ObjectMapper().readTree(file);
        }
    }

    private static SchemaRegistry registry() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    }

    private static List<String> errors(Schema schema, JsonNode instance) {
        return schema.validate(instance).stream().map(String::valueOf).toList();
    }
}

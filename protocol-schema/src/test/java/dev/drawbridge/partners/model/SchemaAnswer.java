package dev.drawbridge.partners.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.wire.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The answer to a request that wants JSON of a given schema, as Codex's terminal client does for a title. */
record SchemaAnswer(JsonNode schema) {
    Answer answer() {
        Map<String, String> members = new HashMap<>();
        schema.path("required").forEach(member -> members.put(member.asText(), "Fake " + member.asText()));
        return new Answer(List.of(Step.text(Json.text(members))));
    }
}

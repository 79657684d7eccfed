package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a client is told when it asks for a page. */
public sealed interface Gathered {
    /**
     * What the agents have.
     *
     * @param missing what those have said, by name, whose part is not in it
     */
    record Page(ObjectNode result, Map<String, JsonNode> missing) implements Gathered {
        public Page {
            missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
        }
    }

    record Refused(JsonNode error) implements Gathered {}
}

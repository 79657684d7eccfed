package dev.drawbridge.core.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.drawbridge.protocol.message.Response;

/** Parts of messages as trees, for those few that are looked into as a whole. */
final class Trees {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Trees() {}

    static JsonNode of(Response response) {
        return of(response.result().toString());
    }

    static JsonNode of(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the scanner has accepted it", impossible);
        }
    }

    /** Missing if the JSON has a number or a string that is too long to be read. */
    static JsonNode ifReadable(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException excessive) {
            return MissingNode.getInstance();
        }
    }
}

package dev.drawbridge.server.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How a program introduces itself to a bridge.
 *
 * @param title what people call it
 * @param sequenced whether it is told the number of every event, and so can come back to where it was
 */
public record Caller(String title, String version, boolean sequenced) {
    /** One that calls, and goes. */
    public static Caller passing(String version) {
        return new Caller("Drawbridge command line", version, /* sequenced= */ false);
    }

    /** One that follows threads. */
    public static Caller following(String version) {
        return new Caller("Drawbridge command line", version, /* sequenced= */ true);
    }

    JsonNode introduction() {
        ObjectNode params = JsonNodeFactory.instance.objectNode();
        params.putObject("clientInfo").put("name", "drawbridge").put("title", title).put("version", version);
        if (sequenced) {
            params.putObject("capabilities").put("experimentalApi", true).putObject("bridge");
        }
        return params;
    }
}

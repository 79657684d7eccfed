package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drawbridge.protocol.message.ErrorCode;

/** What the bridge itself says against a page, in Codex's words where Codex has some. */
final class Refusals {
    private Refusals() {}

    static JsonNode invalid(String cursor) {
        return error(ErrorCode.INVALID_REQUEST, "invalid cursor: " + cursor);
    }

    static JsonNode beyond(long cursor, int models) {
        return error(ErrorCode.INVALID_REQUEST, "cursor " + cursor + " exceeds total models " + models);
    }

    /** Of an agent that says again and again that there is more. */
    static JsonNode endless() {
        return error(ErrorCode.INTERNAL_ERROR, "The agent's list does not come to an end");
    }

    private static JsonNode error(ErrorCode code, String sentence) {
        return JsonNodeFactory.instance.objectNode().put("code", code.number()).put("message", sentence);
    }
}

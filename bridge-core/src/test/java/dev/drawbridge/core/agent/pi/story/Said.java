package dev.drawbridge.core.agent.pi.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.partners.wire.Json;
import java.util.List;
import java.util.Map;

/** Messages as Pi has them. */
public final class Said {
    private Said() {}

    public static ObjectNode user(long timestamp, String text) {
        return Json.object(Map.of("role", "user", "content", List.of(Map.of("type", "text", "text", text)),
                "timestamp", timestamp));
    }

    /** An assistant's message that ends so, with these blocks. */
    public static ObjectNode assistant(long timestamp, String stopReason, ObjectNode... blocks) {
        return Json.object(Map.of("role", "assistant", "provider", "fake", "model", "fake-1", "stopReason",
                stopReason, "content", List.of(blocks), "timestamp", timestamp));
    }

    public static ObjectNode failure(long timestamp, String sentence) {
        return assistant(timestamp, "error").put("errorMessage", sentence);
    }

    public static ObjectNode text(String text) {
        return Json.object(Map.of("type", "text", "text", text));
    }

    public static ObjectNode thinking(String text) {
        return Json.object(Map.of("type", "thinking", "thinking", text));
    }

    public static ObjectNode call(String id, String tool, Map<String, ?> arguments) {
        return Json.object(Map.of("type", "toolCall", "id", id, "name", tool, "arguments", arguments));
    }

    public static ObjectNode result(long timestamp, String call, String text, boolean isError) {
        return Json.object(Map.of("role", "toolResult", "toolCallId", call, "content", List.of(text(text)),
                "isError", isError, "timestamp", timestamp));
    }

    public static ObjectNode result(long timestamp, String call, Map<String, ?> details) {
        ObjectNode result = result(timestamp, call, "done", /* isError= */ false);
        result.set("details", Json.object(details));
        return result;
    }

    public static ObjectNode command(long timestamp, String command, int exitCode) {
        return Json.object(Map.of("role", "bashExecution", "command", command, "output", "out\n", "exitCode",
                exitCode, "cancelled", false, "truncated", false, "timestamp", timestamp));
    }

    public static ObjectNode custom(long timestamp, String text, boolean display) {
        return Json.object(Map.of("role", "custom", "customType", "it", "content", text, "display", display,
                "timestamp", timestamp));
    }

    public static JsonNode compaction() {
        return Json.object(Map.of("summary", "all of it", "tokensBefore", 1234));
    }
}

package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.util.Optional;

/** The answers to what comes from MCP servers. */
final class ElicitationResult {
    private ElicitationResult() {}

    static JsonNode of(Decision decision, JsonNode content, JsonNode meta) {
        ObjectNode result = Members.object("action", switch (decision) {
            case ACCEPT -> "accept";
            case DECLINE -> "decline";
            case CANCEL -> "cancel";
        });
        result.set("content", content);
        return result.set("_meta", meta);
    }

    static JsonNode refusal(Decision decision) {
        return of(decision, Members.NODES.nullNode(), Members.NODES.nullNode());
    }

    static Optional<Decision> decision(JsonNode result) {
        return Members.text(result, "action").flatMap(action -> switch (action) {
            case "accept" -> Optional.of(Decision.ACCEPT);
            case "decline" -> Optional.of(Decision.DECLINE);
            case "cancel" -> Optional.of(Decision.CANCEL);
            default -> Optional.empty();
        });
    }
}

package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whether a tool may do what it was called for, as Codex asks that. */
final class Approval {
    private Approval() {}

    static String method(ToolCall call) {
        return call.isCommand() ? "item/commandExecution/requestApproval" : "item/fileChange/requestApproval";
    }

    static ObjectNode params(Gate gate, ToolCall call, long now) {
        ObjectNode params = call.turn().of(call.itemId()).put("startedAtMs", now).put("reason", gate.words());
        if (!call.isCommand()) {
            return params.putNull("grantRoot");
        }
        JsonNode item = call.item();
        params.put("kind", "command").put("environmentId", "local")
                .put("command", item.path("command").asText())
                .put("cwd", item.path("cwd").asText());
        params.set("commandActions", item.path("commandActions"));
        params.putNull("proposedExecpolicyAmendment").putArray("availableDecisions").add("accept")
                .add("decline")
                .add("cancel");
        return params;
    }

    /** What was decided; what is no decision lets nothing happen. */
    static String decision(JsonNode message) {
        JsonNode decision = message.path("result").path("decision");
        String word = decision.isObject() && !decision.isEmpty()
                ? decision.fieldNames().next()
                : decision.asText();
        return switch (word) {
            case "accept", "acceptForSession", "acceptWithExecpolicyAmendment" -> "accept";
            case "cancel" -> "cancel";
            default -> "decline";
        };
    }
}

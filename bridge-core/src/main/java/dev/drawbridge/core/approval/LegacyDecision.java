package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;

/** The words of the older requests for what can be decided. */
final class LegacyDecision {
    private LegacyDecision() {}

    static JsonNode result(Decision decision) {
        return Members.object("decision", switch (decision) {
            case ACCEPT -> Members.NODES.textNode("approved");
            case DECLINE -> Members.object("denied", Members.object("rejection", "declined"));
            case CANCEL -> Members.NODES.textNode("abort");
        });
    }

    /** These requests do not propose amendments, so that all of them grant more than was asked. */
    static Reply read(JsonNode result) {
        JsonNode said = result.path("decision");
        if (said.isTextual()) {
            return switch (said.textValue()) {
                case "approved" -> new Reply.Offered(Decision.ACCEPT, ApprovalScope.ONCE);
                case "approved_for_session" -> new Reply.Offered(Decision.ACCEPT, ApprovalScope.SESSION);
                case "approved_mcp_policy_amendment" -> nearest();
                case "abort" -> new Reply.Offered(Decision.CANCEL, ApprovalScope.ONCE);
                case "timed_out" -> new Reply.Offered(Decision.DECLINE, ApprovalScope.ONCE);
                default -> new Reply.Malformed();
            };
        }
        if (said.path("denied").path("rejection").isTextual()) {
            return new Reply.Offered(Decision.DECLINE, ApprovalScope.ONCE);
        }
        boolean amends = said.path("approved_execpolicy_amendment").isObject()
                || said.path("network_policy_amendment").isObject();
        return amends ? nearest() : new Reply.Malformed();
    }

    private static Reply nearest() {
        return new Reply.NotOffered(result(Decision.ACCEPT), Decision.ACCEPT);
    }
}

package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.util.Optional;

/** The agent's words for what can be decided about a command. */
final class CommandDecision {
    static final JsonNode ACCEPT = TextNode.valueOf("accept");
    static final JsonNode SESSION = TextNode.valueOf("acceptForSession");
    static final JsonNode DECLINE = TextNode.valueOf("decline");
    static final JsonNode CANCEL = TextNode.valueOf("cancel");
    private static final String AMENDING = "acceptWithExecpolicyAmendment";
    private static final String NETWORK = "applyNetworkPolicyAmendment";

    private CommandDecision() {}

    static JsonNode result(JsonNode decision) {
        return Members.object("decision", decision.deepCopy());
    }

    /** Yes, and to all that begin with these words. */
    static JsonNode amending(JsonNode words) {
        return Members.object(AMENDING, Members.object("execpolicy_amendment", words));
    }

    /** Yes, and to all that wants to reach this host. */
    static JsonNode network(JsonNode amendment) {
        return Members.object(NETWORK, Members.object("network_policy_amendment", amendment));
    }

    /** Whether it says no and nothing else. */
    static boolean refuses(JsonNode said) {
        return said.equals(DECLINE) || said.equals(CANCEL);
    }

    /** What it decides and how far; empty if the agent does not know it. */
    static Optional<Reply.Offered> meaning(JsonNode said) {
        if (said.isTextual()) {
            return switch (said.textValue()) {
                case "accept" -> meaning(Decision.ACCEPT, ApprovalScope.ONCE);
                case "acceptForSession" -> meaning(Decision.ACCEPT, ApprovalScope.SESSION);
                case "decline" -> meaning(Decision.DECLINE, ApprovalScope.ONCE);
                case "cancel" -> meaning(Decision.CANCEL, ApprovalScope.ONCE);
                default -> Optional.empty();
            };
        }
        if (said.size() != 1) {
            return Optional.empty();
        }
        if (Members.texts(said.path(AMENDING).path("execpolicy_amendment")).isPresent()) {
            return meaning(Decision.ACCEPT, ApprovalScope.ALWAYS);
        }
        JsonNode amendment = said.path(NETWORK).path("network_policy_amendment");
        if (!amendment.path("host").isTextual()) {
            return Optional.empty();
        }
        return switch (amendment.path("action").asText()) {
            case "allow" -> meaning(Decision.ACCEPT, ApprovalScope.ALWAYS);
            case "deny" -> meaning(Decision.DECLINE, ApprovalScope.ALWAYS);
            default -> Optional.empty();
        };
    }

    private static Optional<Reply.Offered> meaning(Decision decision, ApprovalScope scope) {
        return Optional.of(new Reply.Offered(decision, scope));
    }
}

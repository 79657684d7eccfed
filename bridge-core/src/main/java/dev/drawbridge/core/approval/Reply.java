package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;

/** What the result means that a client sent to the agent's question. */
public sealed interface Reply {
    /** One of the answers that the agent has offered, or a refusal, which it always understands. */
    record Offered(Decision decision, ApprovalScope scope) implements Reply {}

    /**
     * Grants more than the agent has offered.
     *
     * @param nearest the result that grants what of it was offered
     * @param decision what that one decides, once
     */
    record NotOffered(JsonNode nearest, Decision decision) implements Reply {}

    /** No answer at all; the agent takes it for a refusal. */
    record Malformed() implements Reply {}
}

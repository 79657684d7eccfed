package dev.drawbridge.protocol.bridge.attention;

import dev.drawbridge.protocol.doc.Description;

@Description("Why somebody should look.")
public enum AttentionKind {
    @Description("An agent asks whether it may.")
    APPROVAL, @Description("An agent asks what only a person knows.")
    QUESTION, @Description("A turn is done.")
    TURN_COMPLETED, @Description("A turn has failed.")
    TURN_FAILED, @Description("A turn was interrupted.")
    TURN_INTERRUPTED, @Description("An agent has ended and does not come back by itself.")
    AGENT_FAILED
}

package dev.drawbridge.protocol.bridge.approval;

import dev.drawbridge.protocol.doc.Description;

@Description("What somebody has decided.")
public enum Decision {
    @Description("Yes; to a question: the answers are given with it.")
    ACCEPT, @Description("No; the agent goes on without it.")
    DECLINE, @Description("No, and the agent stops what it is doing.")
    CANCEL
}

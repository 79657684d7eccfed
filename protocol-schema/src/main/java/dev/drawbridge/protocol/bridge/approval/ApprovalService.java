package dev.drawbridge.protocol.bridge.approval;

import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.doc.Description;

/** How people answer agents, in whatever thread, from whatever device. */
public interface ApprovalService {
    @BridgeMethod("bridge/approvals/list")
    @Description("Lists what agents ask: what is open, or everything that was ever asked.")
    ApprovalList list(ApprovalQuery query);

    @BridgeMethod("bridge/approvals/answer")
    @Description("Answers an agent. The first answer counts; whoever comes later is told who was quicker.")
    ApprovalAnswered answer(ApprovalAnswer answer);
}

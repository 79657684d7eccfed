package dev.drawbridge.protocol.bridge.approval;

import dev.drawbridge.protocol.bridge.BridgeNotification;
import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@BridgeNotification("bridge/approval/closed")
@Description("An agent was answered, or asks no more. It is told to every client that knows the bridge.")
public record ApprovalClosed(@Description("What it had asked.") String approvalId,
        @Description("The thread.") String threadId,
        @Description("What has become of it.") ApprovalState state,
        @Description("What was decided, if the agent was answered.") Optional<Decision> decision,
        @Description("Who has decided.") Optional<AnsweredBy> by,
        @Description("All about its end.") Closing closing) {
    public ApprovalClosed {
        Objects.requireNonNull(approvalId, "approvalId");
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(closing, "closing");
    }

    public static ApprovalClosed of(Approval approval) {
        Closing closing = approval.closing().orElseThrow();
        return new ApprovalClosed(approval.approvalId(), approval.threadId(), approval.state(),
                closing.decision(), closing.by(), closing);
    }
}

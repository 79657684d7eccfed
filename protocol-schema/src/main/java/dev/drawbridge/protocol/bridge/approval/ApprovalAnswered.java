package dev.drawbridge.protocol.bridge.approval;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("The answer is on its way to the agent.")
public record ApprovalAnswered(@Description("What was asked, and how it was answered.") Approval approval) {
    public ApprovalAnswered {
        Objects.requireNonNull(approval, "approval");
    }
}

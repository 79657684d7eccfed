package dev.drawbridge.core.approval;

import dev.drawbridge.protocol.bridge.approval.Approval;

/** Who is told what becomes of approvals. */
public interface Witness {
    /** An agent asks, and no rule has answered. */
    void opened(Approval approval);

    /** An agent was answered, or asks no more; nobody may have been told that it had asked. */
    void closed(Approval approval);
}

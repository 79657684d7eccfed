package dev.drawbridge.protocol.bridge.approval;

import dev.drawbridge.protocol.doc.Description;

@Description("How far a decision reaches.")
public enum ApprovalScope {
    @Description("This one question.")
    ONCE, @Description("All in this thread that have the same fingerprint, until the bridge ends.")
    SESSION, @Description("All that have the same fingerprint, from now on.")
    ALWAYS
}

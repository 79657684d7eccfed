package dev.drawbridge.protocol.bridge.approval;

import dev.drawbridge.protocol.doc.Description;

@Description("What has become of it.")
public enum ApprovalState {
    @Description("It waits for an answer.")
    OPEN, @Description("Somebody, or a rule, has answered it.")
    ANSWERED, @Description("Nobody has answered it in time, and so it was declined.")
    EXPIRED, @Description("The agent does not ask any more: its turn has ended, it has ended itself, or it was answered elsewhere.")
    WITHDRAWN
}

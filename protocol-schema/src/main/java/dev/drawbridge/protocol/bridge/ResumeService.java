package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.doc.Description;

/** How a client that was away takes up its threads where it left them. */
public interface ResumeService {
    @BridgeMethod("bridge/resume")
    @Description("Follows threads again from where the client left them: everything it missed comes right behind the answer.")
    ResumeResult resume(ResumeParams params);
}

package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.doc.Description;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.Objects;

@Description("How far a client has come in a thread.")
public record ResumePoint(@Description("The thread.") String threadId,
        @Description("The last sequence number (\"seq\") the client has seen of it; 0 for none.") long after) {
    public ResumePoint {
        Objects.requireNonNull(threadId, "threadId");
        if (after < 0) {
            throw new Declined(ErrorCode.INVALID_PARAMS, "Invalid params: after must not be negative");
        }
    }
}

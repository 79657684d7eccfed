package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.doc.Description;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.List;
import java.util.Objects;

@Description("Where a client that comes back wants to go on.")
public record ResumeParams(
        @Description("The epoch that the sequence numbers are of, as the bridge told it when they were seen.") String epoch,
        @Description("The threads to follow again, at most 1000.") List<ResumePoint> threads) {
    private static final int MOST = 1000;

    public ResumeParams {
        Objects.requireNonNull(epoch, "epoch");
        threads = List.copyOf(threads);
        if (threads.size() > MOST) {
            throw new Declined(ErrorCode.INVALID_PARAMS,
                    "Invalid params: threads must have no more than " + MOST + " elements");
        }
    }
}

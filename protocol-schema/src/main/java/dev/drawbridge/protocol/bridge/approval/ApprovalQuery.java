package dev.drawbridge.protocol.bridge.approval;

import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.doc.Description;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.Objects;
import java.util.Optional;

@Description("What is to be listed.")
public record ApprovalQuery(
        @Description("Whether to list what has ended too, the newest first; otherwise only what is open, the oldest first.") Optional<Boolean> history,
        @Description("Of this thread only.") Optional<String> threadId,
        @Description("The \"nextCursor\" of the page before; of the history only.") Optional<String> cursor,
        @Description("How many of the history at most, 1 to 1000; 100 if absent.") Optional<Integer> limit) {
    private static final int MOST = 1000;

    public ApprovalQuery {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(cursor, "cursor");
        if (limit.isPresent() && (limit.get() < 1 || limit.get() > MOST)) {
            throw new Declined(ErrorCode.INVALID_PARAMS, "Invalid params: limit must be 1 to " + MOST);
        }
    }
}

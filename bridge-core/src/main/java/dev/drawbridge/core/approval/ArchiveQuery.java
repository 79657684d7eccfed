package dev.drawbridge.core.approval;

import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.Optional;

/**
 * Which approvals are looked for, the newest first.
 *
 * @param threadId of this thread only
 * @param cursor where the page before ended
 * @param most how many at a time
 */
public record ArchiveQuery(Optional<String> threadId, Optional<String> cursor, int most) {
    /** @throws Declined if the cursor is none, or a page of that size would hold nothing */
    public ArchiveQuery {
        if (most < 1) {
            throw new Declined(ErrorCode.INVALID_PARAMS, "Invalid params: ask for at least one at a time");
        }
        if (cursor.isPresent() && ArchivePlace.read(cursor.get()).isEmpty()) {
            throw new Declined(ErrorCode.INVALID_PARAMS,
                    "Invalid params: cursor must be what the page before named as the next");
        }
    }

    /** What is looked for has its place before this one. */
    public ArchivePlace end() {
        return cursor.flatMap(ArchivePlace::read).orElse(ArchivePlace.END);
    }

    public boolean wants(Approval approval) {
        return (threadId.isEmpty() || threadId.get().equals(approval.threadId()))
                && ArchivePlace.of(approval).compareTo(end()) < 0;
    }
}

package dev.drawbridge.protocol.bridge.audit;

import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.doc.Description;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.Objects;
import java.util.Optional;

@Description("What is to be listed.")
public record AuditQuery(
        @Description("Only what has a lower number: the \"nextBefore\" of the page before.") Optional<Long> before,
        @Description("How many at most, 1 to 1000; 100 if absent.") Optional<Integer> limit) {
    private static final int MOST = 1000;

    public AuditQuery {
        Objects.requireNonNull(before, "before");
        if (limit.isPresent() && (limit.get() < 1 || limit.get() > MOST)) {
            throw new Declined(ErrorCode.INVALID_PARAMS, "Invalid params: limit must be 1 to " + MOST);
        }
    }
}

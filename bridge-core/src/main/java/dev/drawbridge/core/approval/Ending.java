package dev.drawbridge.core.approval;

import dev.drawbridge.protocol.bridge.approval.AnsweredBy;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalState;
import dev.drawbridge.protocol.bridge.approval.Closing;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How an approval has ended, for those who come too late. */
record Ending(ApprovalState state, Closing closing) {
    static Ending of(Approval approval) {
        return new Ending(approval.state(), approval.closing().orElseThrow());
    }

    String sentence(Instant now) {
        return switch (state) {
            case ANSWERED -> "This was already answered by "
                    + closing.by().map(AnsweredBy::name).orElse("somebody") + ": "
                    + closing.decision().map(each -> each.name().toLowerCase(Locale.ROOT)).orElse("?") + ", "
                    + age(now);
            case EXPIRED, WITHDRAWN ->
                "This is not open any more: " + closing.reason().orElse("it has ended");
            case OPEN -> throw new IllegalStateException("it is open");
        };
    }

    private String age(Instant now) {
        long seconds = Math.max(0, Duration.between(Instant.ofEpochMilli(closing.atMs()), now).toSeconds());
        return seconds < 60 ? seconds + " s ago" : seconds / 60 + " min ago";
    }
}

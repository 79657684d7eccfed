package dev.drawbridge.core.approval;

import dev.drawbridge.protocol.bridge.approval.AnsweredBy;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.Closing;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What those are told who come too late with an answer. */
public final class Ending {
    private Ending() {}

    /** What has become of it, in a sentence. */
    public static String sentence(Approval approval, Instant now) {
        Closing closing = approval.closing().orElseThrow();
        return switch (approval.state()) {
            case ANSWERED -> "This was already answered by "
                    + closing.by().map(AnsweredBy::name).orElse("somebody") + ": "
                    + closing.decision().map(each -> each.name().toLowerCase(Locale.ROOT)).orElse("?") + ", "
                    + age(closing, now);
            case EXPIRED, WITHDRAWN ->
                "This is not open any more: " + closing.reason().orElse("it has ended");
            case OPEN -> throw new IllegalStateException("it is open");
        };
    }

    private static String age(Closing closing, Instant now) {
        long seconds = Math.max(0, Duration.between(Instant.ofEpochMilli(closing.atMs()), now).toSeconds());
        return seconds < 60 ? seconds + " s ago" : seconds / 60 + " min ago";
    }
}

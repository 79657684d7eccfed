package dev.drawbridge.server.thread;

import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalList;
import dev.drawbridge.protocol.bridge.approval.ApprovalQuery;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.paper.Glyphs;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What agents ask, and which of it somebody means. */
final class Approvals {
    private Approvals() {}

    /** What is open, the oldest first. */
    static List<Approval> open(BridgeLine line) throws Refused {
        return line.call("bridge/approvals/list",
                new ApprovalQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                ApprovalList.class).approvals();
    }

    /** What has become of one that was open, if that is known. */
    static Optional<Approval> ended(BridgeLine line, Approval known) throws Refused {
        return line.call("bridge/approvals/list",
                new ApprovalQuery(Optional.of(true), Optional.of(known.threadId()), Optional.empty(),
                        Optional.empty()),
                ApprovalList.class).approvals().stream()
                .filter(each -> each.approvalId().equals(known.approvalId()) && each.closing().isPresent())
                .findFirst();
    }

    /** Short ids that tell these apart. */
    static ShortIds shortIds(List<Approval> approvals) {
        return ShortIds.of(approvals.stream().map(Approval::approvalId).toList());
    }

    /**
     * The id of the one that is meant. A whole one need not be open: what has become of it is known to the bridge.
     */
    static String find(List<Approval> open, String words,
            Function<String, ? extends RuntimeException> mistake) {
        if (words.equals(Threads.LAST)) {
            return open.stream().reduce((_, newer) -> newer).map(Approval::approvalId)
                    .orElseThrow(() -> mistake.apply("nothing is asked at present"));
        }
        List<String> meant = ShortIds.meant(words, open.stream().map(Approval::approvalId).toList());
        if (meant.size() > 1) {
            throw mistake
                    .apply("'" + Glyphs.line(words) + "' may be any of these, name one by more of its id:"
                            + meant.stream().map(id -> "\n  " + id).collect(Collectors.joining()));
        }
        return meant.isEmpty() ? words : meant.getFirst();
    }
}

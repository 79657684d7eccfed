package dev.drawbridge.core.approval;

import dev.drawbridge.protocol.bridge.approval.Approval;
import java.util.List;
import java.util.Optional;

/**
 * Some approvals, the newest first.
 *
 * @param next where the next page begins, if there is one
 */
public record ArchivePage(List<Approval> approvals, Optional<String> next) {
    public ArchivePage {
        approvals = List.copyOf(approvals);
    }

    /** The first of them, as many as fit on a page. */
    public static ArchivePage of(List<Approval> newestFirst, int most) {
        return newestFirst.size() > most
                ? new ArchivePage(newestFirst.subList(0, most),
                        Optional.of(ArchivePlace.of(newestFirst.get(most - 1)).cursor()))
                : new ArchivePage(newestFirst, Optional.empty());
    }
}

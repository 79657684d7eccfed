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
}

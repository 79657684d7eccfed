package dev.drawbridge.core.approval;

import dev.drawbridge.protocol.bridge.approval.Approval;
import java.util.List;
import java.util.Optional;

/** Where approvals are kept, those that wait as well as those that have ended, across runs of the bridge. */
public interface Archive {
    /** Those that waited when an earlier run ended, the oldest first. */
    List<Approval> left();

    /** Keeps it, in place of what was kept under its id before. Does not wait for the disk. */
    void keep(Approval approval);

    /** Looks one up; may wait for the disk. */
    Optional<Approval> find(String approvalId);

    /** Looks some up; may wait for the disk. */
    ArchivePage find(ArchiveQuery query);
}

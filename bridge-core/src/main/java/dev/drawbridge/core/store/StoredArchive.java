package dev.drawbridge.core.store;

import dev.drawbridge.core.approval.Archive;
import dev.drawbridge.core.approval.ArchivePage;
import dev.drawbridge.core.approval.ArchivePlace;
import dev.drawbridge.core.approval.ArchiveQuery;
import dev.drawbridge.protocol.bridge.approval.Approval;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Approvals that are noted in the book, and written into the database by the clerk. */
record StoredArchive(ArchiveBook book, Clerk clerk, Disk disk) implements Archive {
    @Override
    public List<Approval> left() {
        return book.left();
    }

    @Override
    public void keep(Approval approval) {
        book.keep(approval);
        clerk.ring();
    }

    @Override
    public Optional<Approval> find(String approvalId) {
        return book.unsaved().stream().filter(approval -> approval.approvalId().equals(approvalId))
                .findFirst()
                .or(() -> disk.read(connection -> ApprovalTable.find(connection, approvalId),
                        Optional.<Approval>empty()));
    }

    /** Looks into the book first: what is crossed out there meanwhile is in the database. */
    @Override
    public ArchivePage find(ArchiveQuery query) {
        Map<String, Approval> found = new LinkedHashMap<>();
        List<Approval> unsaved = book.unsaved();
        disk.read(connection -> ApprovalTable.find(connection, query), List.<Approval>of())
                .forEach(approval -> found.put(approval.approvalId(), approval));
        unsaved.stream().filter(query::wants).forEach(approval -> found.put(approval.approvalId(), approval));
        return ArchivePage.of(
                found.values().stream().sorted(Comparator.comparing(ArchivePlace::of).reversed()).toList(),
                query.most());
    }
}

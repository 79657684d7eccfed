package dev.drawbridge.core.approval;

import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalState;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Approvals that end with the bridge: the newest, and all that still wait. */
public final class ArchiveInMemory implements Archive {
    static final int MOST = 1_000;

    private final NavigableMap<ArchivePlace, Approval> approvals = new TreeMap<>();
    private final Map<String, ArchivePlace> places = new HashMap<>();

    @Override
    public List<Approval> left() {
        return List.of();
    }

    @Override
    public synchronized void keep(Approval approval) {
        ArchivePlace place = places.computeIfAbsent(approval.approvalId(), id -> ArchivePlace.of(approval));
        approvals.put(place, approval);
        Iterator<Map.Entry<ArchivePlace, Approval>> oldestFirst = approvals.entrySet().iterator();
        while (approvals.size() > MOST && oldestFirst.hasNext()) {
            Map.Entry<ArchivePlace, Approval> oldest = oldestFirst.next();
            if (oldest.getValue().state() != ApprovalState.OPEN) {
                oldestFirst.remove();
                places.remove(oldest.getKey().approvalId());
            }
        }
    }

    @Override
    public synchronized Optional<Approval> find(String approvalId) {
        return Optional.ofNullable(places.get(approvalId)).map(approvals::get);
    }

    @Override
    public synchronized ArchivePage find(ArchiveQuery query) {
        return ArchivePage.of(approvals.headMap(query.end(), /* inclusive= */ false).descendingMap().values()
                .stream().filter(query::wants).limit(query.most() + 1L).toList(), query.most());
    }
}

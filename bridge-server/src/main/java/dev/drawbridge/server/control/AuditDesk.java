package dev.drawbridge.server.control;

import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.protocol.bridge.audit.AuditList;
import dev.drawbridge.protocol.bridge.audit.AuditQuery;
import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import dev.drawbridge.protocol.bridge.audit.AuditService;
import java.util.List;
import java.util.Optional;

/** Shows who did what. */
public record AuditDesk(Audit audit) implements AuditService {
    private static final int USUAL = 100;

    @Override
    public AuditList list(AuditQuery query) {
        int most = query.limit().orElse(USUAL);
        List<AuditRecord> found = audit.list(query.before().orElse(Long.MAX_VALUE), most + 1);
        return found.size() > most
                ? new AuditList(found.subList(0, most), Optional.of(found.get(most - 1).number()))
                : new AuditList(found, Optional.empty());
    }
}

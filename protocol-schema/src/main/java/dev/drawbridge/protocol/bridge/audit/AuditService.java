package dev.drawbridge.protocol.bridge.audit;

import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.doc.Description;

/** How people see who did what. */
public interface AuditService {
    @BridgeMethod("bridge/audit/list")
    @Description("Lists what was done, by whom, the newest first.")
    AuditList list(AuditQuery query);
}

package dev.drawbridge.core.engine;

import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import java.util.List;

/** A record that nobody reads, in which a test makes room. */
final class FakeAudit implements Audit {
    /** What happens while room is made. */
    volatile Runnable whenRelieved = () -> {};

    @Override
    public void add(Deed deed) {}

    @Override
    public void add(Deed deed, byte[] said) {}

    @Override
    public void relieve() {
        whenRelieved.run();
    }

    @Override
    public List<AuditRecord> list(long before, int most) {
        return List.of();
    }
}

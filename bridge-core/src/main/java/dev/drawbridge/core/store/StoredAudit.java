package dev.drawbridge.core.store;

import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Deeds that are noted in the book, and chained into the database by the clerk. */
record StoredAudit(AuditBook book, Clerk clerk, Disk disk) implements Audit {
    private static final int PATIENCE_IN_SECONDS = 5;

    @Override
    public void add(Deed deed) {
        book.add(deed);
        clerk.ring();
    }

    @Override
    public void add(Deed deed, byte[] said) {
        book.add(deed, said);
        clerk.ring();
    }

    @Override
    public void relieve() {
        book.relieve();
    }

    /** Waits for what was added before. */
    @Override
    public List<AuditRecord> list(long before, int most) {
        CompletableFuture<Boolean> saved = book.saved();
        clerk.ring();
        saved.completeOnTimeout(/* value= */ false, PATIENCE_IN_SECONDS, TimeUnit.SECONDS).join();
        return disk.read(connection -> AuditTable.list(connection, before, most), List.of());
    }
}

package dev.drawbridge.core.audit;

import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import java.util.List;

/** The record of who did what. */
public interface Audit {
    /** Adds a deed. Does not wait for the disk. */
    void add(Deed deed);

    /** Adds a deed by which something was said, of which only the length and the hash are recorded. Does not wait. */
    void add(Deed deed, byte[] said);

    /**
     * Makes room for more of what is said. Takes as long as hashing takes if there is none, so that whoever adds deeds
     * calls this too, and under no lock that others wait for.
     */
    void relieve();

    /** The records with numbers below {@code before}, the newest first, no more than {@code most}; may wait for the disk. */
    List<AuditRecord> list(long before, int most);
}

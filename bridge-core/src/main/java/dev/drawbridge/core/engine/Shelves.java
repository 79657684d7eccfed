package dev.drawbridge.core.engine;

import dev.drawbridge.core.approval.Archive;
import dev.drawbridge.core.approval.ArchiveInMemory;
import dev.drawbridge.core.attention.Marks;
import dev.drawbridge.core.attention.NoMarks;
import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.audit.AuditInMemory;
import dev.drawbridge.core.project.Projects;
import dev.drawbridge.core.receipt.NoReceipts;
import dev.drawbridge.core.receipt.Receipts;
import dev.drawbridge.core.rule.NoShelf;
import dev.drawbridge.core.rule.RuleShelf;
import java.time.InstantSource;

/**
 * Where the engine keeps what is to be known later.
 *
 * @param receipts for what clients send under a key
 * @param archive of what agents asked people
 * @param rules by which agents are answered
 * @param audit of who did what
 * @param marks of what waits for people, and who has seen it
 * @param projects in which devices may have agents work
 */
public record Shelves(Receipts receipts, Archive archive, RuleShelf rules, Audit audit, Marks marks,
        Projects projects) {
    /** Shelves that are empty when the bridge begins, and gone when it ends. */
    public static Shelves inMemory(InstantSource clock) {
        return new Shelves(new NoReceipts(), new ArchiveInMemory(), new NoShelf(), new AuditInMemory(clock),
                new NoMarks(), Projects.none());
    }

    public Shelves withProjects(Projects others) {
        return new Shelves(receipts, archive, rules, audit, marks, others);
    }
}

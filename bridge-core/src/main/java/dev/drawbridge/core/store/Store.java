package dev.drawbridge.core.store;

import dev.drawbridge.core.access.KnownDevice;
import dev.drawbridge.core.access.Ledger;
import dev.drawbridge.core.access.Ledgers;
import dev.drawbridge.core.access.Login;
import dev.drawbridge.core.access.WebSession;
import dev.drawbridge.core.agent.pi.shelf.Shelf;
import dev.drawbridge.core.approval.Archive;
import dev.drawbridge.core.attention.Marks;
import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.project.KnownProject;
import dev.drawbridge.core.receipt.Receipts;
import dev.drawbridge.core.rule.RuleShelf;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * What outlives the bridge. Whatever is wrong with its home, there is always one: its journal says what it is worth.
 *
 * <p>One bridge at a time keeps things in a home; a second one runs without.
 */
public final class Store implements AutoCloseable {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final Journal journal;
    private final Receipts receipts;
    private final Archive archive;
    private final RuleShelf rules;
    private final Audit audit;
    private final Marks marks;
    private final Shelf piShelf;
    private final Ledgers ledgers;
    private final Ledger<KnownProject> projects;
    private final Clerk clerk;
    private final Disk disk;

    private Store(Journal journal, Receipts receipts, Archive archive, RuleShelf rules, Audit audit,
            Marks marks, Shelf piShelf, Ledgers ledgers, Ledger<KnownProject> projects, Clerk clerk,
            Disk disk) {
        this.journal = journal;
        this.receipts = receipts;
        this.archive = archive;
        this.rules = rules;
        this.audit = audit;
        this.marks = marks;
        this.piShelf = piShelf;
        this.ledgers = ledgers;
        this.projects = projects;
        this.clerk = clerk;
        this.disk = disk;
    }

    /** Loads what opening a store takes; nothing is opened. */
    public static void prepare() {
        Connections.prepare();
    }

    /**
     * Opens what is kept there, or begins it.
     *
     * @param epoch the name of this run of the bridge, which no other has
     */
    public static Store open(Home home, String epoch, StoreOptions options) {
        return open(home, epoch, options, () -> NO_LIMIT);
    }

    static Store open(Home home, String epoch, StoreOptions options, IntSupplier pages) {
        ReceiptBook receipts = new ReceiptBook(options.clock(), options.receipts());
        ArchiveBook archive = new ArchiveBook(options.clock());
        RuleBook rules = new RuleBook();
        AuditBook audit = new AuditBook(options.clock());
        MarkBook marks = new MarkBook();
        PiQueueBook piQueues = new PiQueueBook();
        PiThreadBook piThreads = new PiThreadBook();
        LedgerBook<KnownDevice> devices = new LedgerBook<>("device", Tables::devices);
        LedgerBook<WebSession> sessions = new LedgerBook<>("session", Tables::sessions);
        LedgerBook<Login> logins = new LedgerBook<>("login", Tables::logins);
        LedgerBook<KnownProject> projects = new LedgerBook<>("project", Tables::projects);
        List<Book> books = List.of(receipts, archive, rules, audit, marks, piQueues, piThreads, devices,
                sessions, logins, projects);
        Disk disk = new Disk(home, epoch, options, pages, books);
        Clerk clerk = new Clerk(books, disk);
        disk.open();
        rules.begin();
        piQueues.begin();
        List.of(devices, sessions, logins, projects).forEach(LedgerBook::begin);
        clerk.start();
        Journal journal = options.journal()
                ? new StoredJournal(disk, options.clock())
                : Journal.none("nothing is kept in this run: it was told to keep no journal");
        return new Store(journal, new StoredReceipts(receipts, clerk, disk),
                new StoredArchive(archive, clerk, disk), new StoredRules(rules, clerk),
                new StoredAudit(audit, clerk, disk), new StoredMarks(marks, clerk),
                new StoredPiShelf(piQueues, piThreads, clerk),
                new Ledgers(new StoredLedger<>(devices, clerk), new StoredLedger<>(sessions, clerk),
                        new StoredLedger<>(logins, clerk)),
                new StoredLedger<>(projects, clerk),
                clerk, disk);
    }

    public Journal journal() {
        return journal;
    }

    public Receipts receipts() {
        return receipts;
    }

    public Archive archive() {
        return archive;
    }

    public RuleShelf rules() {
        return rules;
    }

    public Audit audit() {
        return audit;
    }

    public Marks marks() {
        return marks;
    }

    /** What is kept of Pi's threads. */
    public Shelf piShelf() {
        return piShelf;
    }

    /** What is kept of those who may come in. */
    public Ledgers ledgers() {
        return ledgers;
    }

    /** The projects that somebody added, by their keys. */
    public Ledger<KnownProject> projects() {
        return projects;
    }

    /** Waits for what was said before. Without {@link Journal#endCleanly} it is as if the bridge had been killed. */
    @Override
    public void close() {
        clerk.close();
        disk.close();
    }
}

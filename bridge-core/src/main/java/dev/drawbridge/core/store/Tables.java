package dev.drawbridge.core.store;

import dev.drawbridge.core.access.KnownDevice;
import dev.drawbridge.core.access.Login;
import dev.drawbridge.core.access.WebSession;
import dev.drawbridge.core.project.KnownProject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** What the writing connection knows of the database; of no use any more after a failure. */
final class Tables implements AutoCloseable {
    /** What is done in one transaction. */
    interface Work {
        void in(Tables tables) throws SQLException;
    }

    private final Connection connection;
    private final JournalTables journal;
    private final ReceiptTable receipts;
    private final ApprovalTable approvals;
    private final RuleTable rules;
    private final AuditTable audit;
    private final MarkTable marks;
    private final PiQueueTable piQueues;
    private final PiThreadTable piThreads;
    private final LedgerTable<KnownDevice> devices;
    private final LedgerTable<WebSession> sessions;
    private final LedgerTable<Login> logins;
    private final LedgerTable<KnownProject> projects;

    private Tables(Connection connection, Opening opening, StoreOptions options)
            throws SQLException, IOException {
        this.connection = connection;
        Schema.bring(connection);
        journal = new JournalTables(connection, opening, options.retention());
        receipts = new ReceiptTable(connection);
        approvals = new ApprovalTable(connection);
        rules = new RuleTable(connection);
        audit = new AuditTable(connection);
        marks = new MarkTable(connection);
        piQueues = new PiQueueTable(connection);
        piThreads = new PiThreadTable(connection);
        devices = new LedgerTable<>(connection, "device", KnownDevice.class, KnownDevice::deviceId);
        sessions = new LedgerTable<>(connection, "web_session", WebSession.class, WebSession::secretHash);
        logins = new LedgerTable<>(connection, "login", Login.class, Login::user);
        projects = new LedgerTable<>(connection, "project", KnownProject.class, KnownProject::key);
        connection.commit();
    }

    static Tables open(Path file, int pages, Opening opening, StoreOptions options)
            throws SQLException, IOException {
        Connection connection = Connections.writing(file, pages);
        try {
            return new Tables(connection, opening, options);
        } catch (SQLException | IOException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    JournalTables journal() {
        return journal;
    }

    ReceiptTable receipts() {
        return receipts;
    }

    ApprovalTable approvals() {
        return approvals;
    }

    RuleTable rules() {
        return rules;
    }

    AuditTable audit() {
        return audit;
    }

    MarkTable marks() {
        return marks;
    }

    PiQueueTable piQueues() {
        return piQueues;
    }

    PiThreadTable piThreads() {
        return piThreads;
    }

    LedgerTable<KnownDevice> devices() {
        return devices;
    }

    LedgerTable<WebSession> sessions() {
        return sessions;
    }

    LedgerTable<Login> logins() {
        return logins;
    }

    LedgerTable<KnownProject> projects() {
        return projects;
    }

    /** Does the work and commits. */
    void run(Durability durability, Work work) throws SQLException {
        if (durability == Durability.SYSTEM) {
            Connections.sync(connection, /* everyCommit= */ true);
        }
        work.in(this);
        connection.commit();
        if (durability == Durability.SYSTEM) {
            Connections.sync(connection, /* everyCommit= */ false);
        }
    }

    /** Takes back what was not committed. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

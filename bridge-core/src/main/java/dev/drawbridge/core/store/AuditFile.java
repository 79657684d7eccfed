package dev.drawbridge.core.store;

import dev.drawbridge.core.audit.Verdict;
import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;

/** The audit that a bridge keeps in its home, for others to read, whether or not the bridge runs. Nothing is changed. */
public final class AuditFile implements AutoCloseable {
    /** The first version of the database that has an audit. */
    private static final int FIRST_VERSION = 2;

    private final Path file;
    private final Connection connection;

    private AuditFile(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    public static AuditFile open(Home home) throws AuditUnavailable {
        Path file = home.database();
        if (Files.notExists(file)) {
            throw new AuditUnavailable("nothing is recorded yet, there is no " + file
                    + ": start 'drawbridge serve', or name the directory of its database in DRAWBRIDGE_HOME");
        }
        try {
            AuditFile opened = new AuditFile(file, Connections.looking(file));
            opened.check();
            return opened;
        } catch (SQLException failure) {
            throw unreadable(file, "", failure);
        }
    }

    private void check() throws SQLException, AuditUnavailable {
        int version;
        try {
            version = Schema.version(connection);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        if (version > Schema.VERSION) {
            connection.close();
            throw new AuditUnavailable(file + " was made by a later Drawbridge: read it with that one");
        }
        if (version < FIRST_VERSION) {
            connection.close();
            throw new AuditUnavailable("nothing is recorded yet, " + file
                    + " was made by an earlier Drawbridge: start 'drawbridge serve' once");
        }
    }

    /**
     * Goes through the newest records, the oldest of them first.
     *
     * @param since none from before that time
     * @param most no more than so many
     * @return how many of them could not be read
     */
    public long read(Instant since, long most, Consumer<AuditRecord> each) throws AuditUnavailable {
        try {
            return AuditTable.read(connection, AuditTable.first(connection, since, most), each);
        } catch (SQLException failure) {
            throw unreadable(file, ": 'drawbridge audit --verify' tells where", failure);
        }
    }

    /** Reads the whole chain as it is now. */
    public Verdict verify() {
        return AuditWalk.verify(connection);
    }

    private static AuditUnavailable unreadable(Path file, String where, SQLException failure) {
        return new AuditUnavailable(switch (Trouble.of(failure)) {
            case DAMAGED, MOVED, NEWER -> file + " is damaged" + where;
            case BUSY -> "another program holds " + file + ": try again when it has done";
            case FULL, UNUSABLE, TAKEN -> file
                    + " cannot be read: run this as the user of the bridge, who can also write to its directory";
        });
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException("a connection that has only read can be closed", failure);
        }
    }
}

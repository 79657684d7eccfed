package dev.drawbridge.core.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteOpenMode;

/** How the database is opened: with a write-ahead log, so that a commit is one write and readers never wait. */
final class Connections {
    /** What another program that looks into the file may make us wait for. */
    private static final int PATIENCE_IN_MILLISECONDS = 2_000;
    private static final int LONGEST_IDLE_LOG = 8 << 20;

    private static final Logger log = LoggerFactory.getLogger(Connections.class);

    private Connections() {}

    /**
     * The one that writes.
     *
     * @param pages how large the file may grow
     */
    static Connection writing(Path file, int pages) throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setJournalSizeLimit(LONGEST_IDLE_LOG);
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setMaxPageCount(pages);
        return open(file, config);
    }

    /** One that reads. */
    static Connection reading(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return open(file, config);
    }

    /** One of somebody who changes nothing, not even by tidying up when it is closed. */
    static Connection looking(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return open(file, config);
    }

    /** Has SQLite and its native part loaded, with a database that is nowhere. */
    static void prepare() {
        try (Connection nowhere = config().createConnection("jdbc:sqlite::memory:")) {
            Schema.version(nowhere);
        } catch (SQLException failure) {
            log.debug("SQLite cannot be loaded, which is told when the database is opened:", failure);
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_IN_MILLISECONDS);
        config.setTempStore(TempStore.MEMORY);
        return config;
    }

    /** Goes by the file's URI: a plain name ends at its first question mark. */
    private static Connection open(Path file, SQLiteConfig config) throws SQLException {
        Connection connection = config.createConnection("jdbc:sqlite:" + file.toUri());
        connection.setAutoCommit(false);
        return connection;
    }

    /**
     * Lets the next commits wait until they are on the disk, or only until the operating system has them.
     *
     * <p>What the system has, survives the end of the bridge, but not that of the system.
     */
    static void sync(Connection connection, boolean everyCommit) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = " + (everyCommit ? "FULL" : "NORMAL"));
        } finally {
            connection.setAutoCommit(false);
        }
    }
}

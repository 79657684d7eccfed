package dev.drawbridge.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The runs of the bridge, and what it means for the threads how the last one ended. */
final class EpochTable {
    private EpochTable() {}

    /** Goes on with this run's epoch, or begins it; returns its id. */
    static long open(Connection connection, Opening opening) throws SQLException {
        long known = find(connection, opening.epoch());
        if (known != 0 && !opening.goesOn()) {
            return known;
        }
        if (known == 0 && opening.goesOn()) {
            raiseWhatWasCutOff(connection, opening.trusted());
        } else {
            forgetThePast(connection);
        }
        close(connection, opening.now());
        return begin(connection, opening);
    }

    /** Says that whatever has begun has ended. */
    static void close(Connection connection, long now) throws SQLException {
        try (PreparedStatement close = connection
                .prepareStatement("UPDATE epoch SET closed = ? WHERE closed IS NULL")) {
            close.setLong(1, now);
            close.executeUpdate();
        }
    }

    private static long find(Connection connection, String name) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT id FROM epoch WHERE name = ?")) {
            find.setString(1, name);
            try (ResultSet found = find.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    /**
     * Declares a message missing at the end of every thread that was live when an epoch ended without being closed; of
     * every thread at all, if that epoch's marks cannot be trusted.
     */
    private static void raiseWhatWasCutOff(Connection connection, String trusted) throws SQLException {
        try (PreparedStatement raise = connection.prepareStatement("""
                UPDATE thread SET floor = last + 1, last = last + 1
                WHERE EXISTS (SELECT 1 FROM epoch
                WHERE closed IS NULL AND (name <> ? OR thread.live = epoch.id))""")) {
            raise.setString(1, trusted);
            raise.executeUpdate();
        }
    }

    /** Makes what is there worthless: something happened since that was not written. */
    private static void forgetThePast(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE thread SET floor = last, live = 0");
            statement.executeUpdate("DELETE FROM span");
            statement.executeUpdate("DELETE FROM epoch");
        }
    }

    private static long begin(Connection connection, Opening opening) throws SQLException {
        try (PreparedStatement begin = connection
                .prepareStatement("INSERT INTO epoch (name, started) VALUES (?, ?) RETURNING id")) {
            begin.setString(1, opening.epoch());
            begin.setLong(2, opening.now());
            try (ResultSet begun = begin.executeQuery()) {
                begun.next();
                return begun.getLong(1);
            }
        }
    }
}

package dev.drawbridge.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The receipts as the writing connection sees them. */
final class ReceiptTable {
    private final PreparedStatement put;
    private final PreparedStatement remove;
    private final PreparedStatement newest;
    private final PreparedStatement prune;

    ReceiptTable(Connection connection) throws SQLException {
        put = connection
                .prepareStatement("INSERT OR REPLACE INTO receipt (key, at, answer) VALUES (?, ?, ?)");
        remove = connection.prepareStatement("DELETE FROM receipt WHERE key = ?");
        newest = connection.prepareStatement("""
                SELECT key, at, answer IS NOT NULL FROM receipt WHERE at >= ? ORDER BY at DESC LIMIT ?""");
        prune = connection.prepareStatement("""
                DELETE FROM receipt WHERE at < max(?, ifnull(
                (SELECT at FROM receipt ORDER BY at DESC LIMIT 1 OFFSET ?), 0))""");
    }

    void write(Note note) throws SQLException {
        switch (note) {
            case Note.Begun begun -> put(begun.key(), begun.at(), null);
            case Note.Accepted accepted -> put(accepted.key(), accepted.at(), accepted.answer());
            case Note.Gone gone -> {
                remove.setBytes(1, gone.key().bytes());
                remove.executeUpdate();
            }
        }
    }

    private void put(Fingerprint key, long at, byte @Nullable [] answer) throws SQLException {
        put.setBytes(1, key.bytes());
        put.setLong(2, at);
        put.setBytes(3, answer);
        put.executeUpdate();
    }

    /** Those that are not too old, the oldest first. */
    List<Slip> newest(long since, int atMost) throws SQLException {
        List<Slip> slips = new ArrayList<>();
        newest.setLong(1, since);
        newest.setInt(2, atMost);
        try (ResultSet found = newest.executeQuery()) {
            while (found.next()) {
                slips.add(new Slip(Fingerprint.of(found.getBytes(1)), found.getLong(2),
                        found.getBoolean(3) ? Slip.State.ACCEPTED : Slip.State.IN_DOUBT));
            }
        }
        return slips.reversed();
    }

    void prune(long before, int atMost) throws SQLException {
        prune.setLong(1, before);
        prune.setInt(2, atMost);
        prune.executeUpdate();
    }
}

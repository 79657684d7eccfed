package dev.drawbridge.core.store;

import dev.drawbridge.core.journal.Kept;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What was said, in the order in which it was written. */
final class KeptTable {
    /** The end of something that was dropped. */
    record Dropped(long thread, long last) {}

    private final PreparedStatement insert;
    private final PreparedStatement drop;
    private final PreparedStatement oldest;
    private final PreparedStatement cut;
    private long bytes;

    KeptTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement("""
                INSERT INTO kept (thread, first, last, size, written, checksum, family, marks, message)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        drop = connection.prepareStatement(
                """
                        DELETE FROM kept WHERE thread = ? AND family = ? AND family <> '' AND last <= ? RETURNING size""");
        oldest = connection
                .prepareStatement("SELECT id, thread, last, size, written FROM kept ORDER BY id LIMIT ?");
        cut = connection.prepareStatement("DELETE FROM kept WHERE id <= ?");
        try (Statement sum = connection.createStatement();
                ResultSet summed = sum.executeQuery("SELECT total(size) FROM kept")) {
            summed.next();
            bytes = summed.getLong(1);
        }
    }

    /** The size of everything that is kept. */
    long bytes() {
        return bytes;
    }

    void insert(long thread, Kept kept, long now) throws SQLException {
        long size = (long) kept.message().length + kept.marks().length;
        insert.setLong(1, thread);
        insert.setLong(2, kept.first());
        insert.setLong(3, kept.last());
        insert.setLong(4, size);
        insert.setLong(5, now);
        insert.setLong(6, Checksum.of(kept));
        insert.setString(7, kept.group());
        insert.setBytes(8, kept.marks());
        insert.setBytes(9, kept.message());
        insert.executeUpdate();
        bytes += size;
    }

    void drop(long thread, String group, long upTo) throws SQLException {
        drop.setLong(1, thread);
        drop.setString(2, group);
        drop.setLong(3, upTo);
        try (ResultSet dropped = drop.executeQuery()) {
            while (dropped.next()) {
                bytes -= dropped.getLong(1);
            }
        }
    }

    /**
     * Drops the oldest: what was written before a time, and what there is no room for.
     *
     * @param rows at most so many
     * @param slice and not much more than so many bytes
     */
    List<Dropped> dropOldest(long before, long room, int rows, long slice) throws SQLException {
        List<Dropped> dropped = new ArrayList<>();
        long goal = Math.max(0, bytes - slice);
        long newest = 0;
        oldest.setInt(1, rows);
        try (ResultSet found = oldest.executeQuery()) {
            while (found.next() && bytes > goal && (found.getLong(5) < before || bytes > room)) {
                newest = found.getLong(1);
                dropped.add(new Dropped(found.getLong(2), found.getLong(3)));
                bytes -= found.getLong(4);
            }
        }
        cut.setLong(1, newest);
        cut.executeUpdate();
        return dropped;
    }
}

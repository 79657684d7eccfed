package dev.drawbridge.core.store;

import dev.drawbridge.core.agent.pi.shelf.Queued;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What waits in threads of Pi, as the writing connection sees it. What cannot be read is left out. */
final class PiQueueTable {
    /**
     * A row.
     *
     * @param place those in a thread have it in their order
     */
    record Row(String thread, long place, Queued message) {}

    private final PreparedStatement put;
    private final PreparedStatement remove;
    private final PreparedStatement empty;
    private final PreparedStatement pause;
    private final PreparedStatement go;
    private final PreparedStatement all;
    private final PreparedStatement paused;

    PiQueueTable(Connection connection) throws SQLException {
        put = connection.prepareStatement(
                "INSERT OR REPLACE INTO pi_queued (thread, id, place, checksum, detail) VALUES (?, ?, ?, ?, ?)");
        remove = connection.prepareStatement("DELETE FROM pi_queued WHERE thread = ? AND id = ?");
        empty = connection.prepareStatement("DELETE FROM pi_queued WHERE thread = ?");
        pause = connection.prepareStatement("INSERT OR IGNORE INTO pi_paused (thread) VALUES (?)");
        go = connection.prepareStatement("DELETE FROM pi_paused WHERE thread = ?");
        all = connection.prepareStatement(
                "SELECT thread, id, place, checksum, detail FROM pi_queued ORDER BY thread, place, rowid");
        paused = connection.prepareStatement("SELECT thread FROM pi_paused");
    }

    void put(Row row) throws SQLException {
        put.setString(1, row.thread());
        put.setString(2, row.message().id());
        put.setLong(3, row.place());
        Detail.put(put, 4, row.message());
        put.executeUpdate();
    }

    void remove(String thread, String id) throws SQLException {
        remove.setString(1, thread);
        remove.setString(2, id);
        remove.executeUpdate();
    }

    void forget(String thread) throws SQLException {
        empty.setString(1, thread);
        empty.executeUpdate();
        pause(thread, /* whether= */ false);
    }

    void pause(String thread, boolean whether) throws SQLException {
        PreparedStatement change = whether ? pause : go;
        change.setString(1, thread);
        change.executeUpdate();
    }

    /** All of them, those of each thread in their order. */
    List<Row> all() throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet rows = all.executeQuery()) {
            while (rows.next()) {
                String thread = String.valueOf(rows.getString(1));
                String id = String.valueOf(rows.getString(2));
                long place = rows.getLong(3);
                Detail.get(rows, 4, Queued.class, message -> message.id().equals(id))
                        .ifPresent(message -> found.add(new Row(thread, place, message)));
            }
        }
        return found;
    }

    Set<String> paused() throws SQLException {
        Set<String> found = new HashSet<>();
        try (ResultSet rows = paused.executeQuery()) {
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
        }
        return found;
    }
}

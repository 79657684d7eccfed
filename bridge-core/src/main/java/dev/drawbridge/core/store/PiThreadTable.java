package dev.drawbridge.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What is marked in threads of Pi, and which are put away, as the writing connection sees it. */
final class PiThreadTable {
    private final PreparedStatement mark;
    private final PreparedStatement archive;
    private final PreparedStatement fetch;
    private final PreparedStatement unmark;
    private final PreparedStatement marks;
    private final PreparedStatement archived;

    PiThreadTable(Connection connection) throws SQLException {
        mark = connection.prepareStatement("INSERT OR IGNORE INTO pi_mark (thread, mark) VALUES (?, ?)");
        archive = connection.prepareStatement("INSERT OR IGNORE INTO pi_archived (thread) VALUES (?)");
        fetch = connection.prepareStatement("DELETE FROM pi_archived WHERE thread = ?");
        unmark = connection.prepareStatement("DELETE FROM pi_mark WHERE thread = ?");
        marks = connection.prepareStatement("SELECT thread, mark FROM pi_mark ORDER BY number");
        archived = connection.prepareStatement("SELECT thread FROM pi_archived");
    }

    void mark(String thread, String text) throws SQLException {
        mark.setString(1, thread);
        mark.setString(2, text);
        mark.executeUpdate();
    }

    void unmark(String thread) throws SQLException {
        unmark.setString(1, thread);
        unmark.executeUpdate();
    }

    void archive(String thread, boolean away) throws SQLException {
        PreparedStatement change = away ? archive : fetch;
        change.setString(1, thread);
        change.executeUpdate();
    }

    /** Those of each thread in the order in which they were made. */
    Map<String, Set<String>> marks() throws SQLException {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        try (ResultSet rows = marks.executeQuery()) {
            while (rows.next()) {
                found.computeIfAbsent(String.valueOf(rows.getString(1)), _ -> new LinkedHashSet<>())
                        .add(String.valueOf(rows.getString(2)));
            }
        }
        return found;
    }

    Set<String> archived() throws SQLException {
        Set<String> found = new HashSet<>();
        try (ResultSet rows = archived.executeQuery()) {
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
        }
        return found;
    }
}

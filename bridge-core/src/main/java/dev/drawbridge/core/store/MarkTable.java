package dev.drawbridge.core.store;

import dev.drawbridge.protocol.bridge.attention.AttentionItem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What waits for people, and who has looked, as the writing connection sees it. What cannot be read is left out. */
final class MarkTable {
    private final PreparedStatement keep;
    private final PreparedStatement remove;
    private final PreparedStatement look;
    private final PreparedStatement items;
    private final PreparedStatement looks;

    MarkTable(Connection connection) throws SQLException {
        keep = connection.prepareStatement(
                "INSERT OR REPLACE INTO attention (number, checksum, detail) VALUES (?, ?, ?)");
        remove = connection.prepareStatement("DELETE FROM attention WHERE number = ?");
        look = connection.prepareStatement("INSERT OR REPLACE INTO look (device, number) VALUES (?, ?)");
        items = connection.prepareStatement("SELECT number, checksum, detail FROM attention");
        looks = connection.prepareStatement("SELECT device, number FROM look");
    }

    void keep(AttentionItem item) throws SQLException {
        keep.setLong(1, item.number());
        Detail.put(keep, 2, item);
        keep.executeUpdate();
    }

    void remove(long number) throws SQLException {
        remove.setLong(1, number);
        remove.executeUpdate();
    }

    void looked(String device, long number) throws SQLException {
        look.setString(1, device);
        look.setLong(2, number);
        look.executeUpdate();
    }

    SortedMap<Long, AttentionItem> items() throws SQLException {
        SortedMap<Long, AttentionItem> found = new TreeMap<>();
        try (ResultSet rows = items.executeQuery()) {
            while (rows.next()) {
                long number = rows.getLong(1);
                Detail.get(rows, 2, AttentionItem.class, item -> item.number() == number)
                        .ifPresent(item -> found.put(number, item));
            }
        }
        return found;
    }

    Map<String, Long> looks() throws SQLException {
        Map<String, Long> found = new HashMap<>();
        try (ResultSet rows = looks.executeQuery()) {
            while (rows.next()) {
                found.put(String.valueOf(rows.getString(1)), rows.getLong(2));
            }
        }
        return found;
    }
}

package dev.drawbridge.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The entries of one kind as the writing connection sees them, each under its key. */
final class LedgerTable<T extends Record> {
    /**
     * A row.
     *
     * @param number which no other has
     * @param entry what it says, if it can be read
     */
    record Row<T>(long number, String key, Optional<T> entry) {}

    private final Class<T> type;
    private final Function<T, String> keys;
    private final PreparedStatement put;
    private final PreparedStatement remove;
    private final PreparedStatement all;

    /**
     * Finds the table.
     *
     * @param keys what each entry is kept under
     */
    LedgerTable(Connection connection, String name, Class<T> type, Function<T, String> keys)
            throws SQLException {
        this.type = type;
        this.keys = keys;
        put = connection.prepareStatement("INSERT INTO " + name + """
                 (key, checksum, detail) VALUES (?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET checksum = excluded.checksum, detail = excluded.detail""");
        remove = connection.prepareStatement("DELETE FROM " + name + " WHERE key = ?");
        all = connection
                .prepareStatement("SELECT number, key, checksum, detail FROM " + name + " ORDER BY number");
    }

    void put(String key, T entry) throws SQLException {
        put.setString(1, key);
        Detail.put(put, 2, entry);
        put.executeUpdate();
    }

    void remove(String key) throws SQLException {
        remove.setString(1, key);
        remove.executeUpdate();
    }

    List<Row<T>> all() throws SQLException {
        List<Row<T>> found = new ArrayList<>();
        try (ResultSet rows = all.executeQuery()) {
            while (rows.next()) {
                String key = String.valueOf(rows.getString(2));
                found.add(new Row<>(rows.getLong(1), key,
                        Detail.get(rows, 3, type, entry -> keys.apply(entry).equals(key))));
            }
        }
        return found;
    }
}

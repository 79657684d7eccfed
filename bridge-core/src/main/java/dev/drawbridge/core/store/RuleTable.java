package dev.drawbridge.core.store;

import dev.drawbridge.protocol.bridge.rule.Rule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules as the writing connection sees them. */
final class RuleTable {
    /**
     * A row.
     *
     * @param id by which it can be removed
     * @param rule what it says, if it can be read
     */
    record Row(String id, Optional<Rule> rule) {}

    private static final String NUMBERED = "damaged-";

    private final PreparedStatement put;
    private final PreparedStatement remove;
    private final PreparedStatement all;

    RuleTable(Connection connection) throws SQLException {
        put = connection.prepareStatement("""
                INSERT INTO rule (id, checksum, detail) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET checksum = excluded.checksum, detail = excluded.detail""");
        remove = connection.prepareStatement("DELETE FROM rule WHERE id = ? OR ? || number = ?");
        all = connection.prepareStatement("SELECT number, id, checksum, detail FROM rule ORDER BY number");
    }

    void put(Rule rule) throws SQLException {
        put.setString(1, rule.ruleId());
        Detail.put(put, 2, rule);
        put.executeUpdate();
    }

    void remove(String id) throws SQLException {
        remove.setString(1, id);
        remove.setString(2, NUMBERED);
        remove.setString(3, id);
        remove.executeUpdate();
    }

    List<Row> all() throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet rows = all.executeQuery()) {
            while (rows.next()) {
                String id = String.valueOf(rows.getString(2));
                Optional<Rule> rule = Detail.get(rows, 3, Rule.class, read -> read.ruleId().equals(id));
                found.add(new Row(
                        rule.isPresent() || Speakable.is(id) ? id : NUMBERED + rows.getLong(1), rule));
            }
        }
        return found;
    }
}

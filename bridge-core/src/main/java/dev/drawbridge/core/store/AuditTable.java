package dev.drawbridge.core.store;

import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.core.audit.Head;
import dev.drawbridge.core.audit.Link;
import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The audit as the writing connection sees it. Of what is there it looks at the end only; if that is not the one that
 * was noted, the next record says so, and the chain goes on behind both.
 */
final class AuditTable {
    private final PreparedStatement append;
    private final PreparedStatement move;
    private final PreparedStatement place;
    private Head head;
    private Optional<String> flaw;

    AuditTable(Connection connection) throws SQLException {
        append = connection.prepareStatement("INSERT INTO audit (number, record, hash) VALUES (?, ?, ?)");
        move = connection.prepareStatement("UPDATE audit_head SET number = ?, hash = ?");
        place = connection.prepareStatement("INSERT INTO audit_head (number, hash, id) VALUES (?, ?, 1)");
        Head last = last(connection);
        Optional<Head> noted = noted(connection);
        head = noted.filter(each -> each.number() > last.number()).orElse(last);
        flaw = noted.filter(last::equals).isPresent()
                ? Optional.empty()
                : Optional.of("goes on where it was broken: the last record was " + words(last)
                        + ", it should have been "
                        + noted.map(AuditTable::words).orElse("noted"));
    }

    private static String words(Head head) {
        return head.number() + " with " + head.hash();
    }

    /** The last record that is there. */
    static Head last(Connection connection) throws SQLException {
        return one(connection, "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
                .orElse(Head.NONE);
    }

    /** The one that was noted as the last. */
    static Optional<Head> noted(Connection connection) throws SQLException {
        return one(connection, "SELECT number, hash FROM audit_head WHERE id = 1");
    }

    private static Optional<Head> one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next()
                    ? Optional.of(new Head(row.getLong(1), String.valueOf(row.getString(2))))
                    : Optional.empty();
        }
    }

    Head head() {
        return head;
    }

    void append(long atMs, Deed deed) throws SQLException {
        Link link = Link.after(head, atMs, flaw.map(what -> deed.with("chain", what)).orElse(deed));
        append.setLong(1, link.head().number());
        append.setString(2, link.text());
        append.setString(3, link.head().hash());
        append.executeUpdate();
        head = link.head();
        flaw = Optional.empty();
    }

    /** Notes the last record as such. */
    void flush() throws SQLException {
        if (set(move) == 0) {
            set(place);
        }
    }

    private int set(PreparedStatement statement) throws SQLException {
        statement.setLong(1, head.number());
        statement.setString(2, head.hash());
        return statement.executeUpdate();
    }

    /** The newest below a number. What cannot be read is left out. */
    static List<AuditRecord> list(Connection connection, long before, int most) throws SQLException {
        List<AuditRecord> found = new ArrayList<>();
        try (PreparedStatement list = connection.prepareStatement(
                "SELECT number, record, hash FROM audit WHERE number < ? ORDER BY number DESC")) {
            list.setLong(1, before);
            try (ResultSet rows = list.executeQuery()) {
                while (found.size() < most && rows.next()) {
                    record(rows).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** The number of the oldest of the newest records. */
    static long first(Connection connection, Instant since, long most) throws SQLException {
        long first = Long.MAX_VALUE;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT number, record, hash FROM audit ORDER BY number DESC")) {
            for (long i = 0; i < most && rows.next(); i++) {
                if (record(rows).filter(record -> record.atMs() < since.toEpochMilli()).isPresent()) {
                    break;
                }
                first = rows.getLong(1);
            }
        }
        return first;
    }

    /** Goes through the records from a number on; returns how many could not be read. */
    static long read(Connection connection, long first, Consumer<AuditRecord> each) throws SQLException {
        long unreadable = 0;
        try (PreparedStatement read = connection.prepareStatement(
                "SELECT number, record, hash FROM audit WHERE number >= ? ORDER BY number")) {
            read.setLong(1, first);
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    Optional<AuditRecord> record = record(rows);
                    record.ifPresent(each);
                    unreadable += record.isPresent() ? 0 : 1;
                }
            }
        }
        return unreadable;
    }

    private static Optional<AuditRecord> record(ResultSet row) throws SQLException {
        return Link.record(text(row, 2), String.valueOf(row.getString(3)));
    }

    static byte[] text(ResultSet row, int column) throws SQLException {
        byte[] text = row.getBytes(column);
        return text == null ? new byte[0] : text;
    }
}

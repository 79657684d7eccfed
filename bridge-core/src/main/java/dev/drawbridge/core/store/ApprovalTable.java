package dev.drawbridge.core.store;

import dev.drawbridge.core.approval.ArchivePlace;
import dev.drawbridge.core.approval.ArchiveQuery;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The approvals as the writing connection sees them, and how others look them up. What cannot be read is left out. */
final class ApprovalTable {
    private final PreparedStatement put;
    private final PreparedStatement open;
    private final PreparedStatement prune;

    ApprovalTable(Connection connection) throws SQLException {
        put = connection.prepareStatement("""
                INSERT INTO approval (id, opened, thread, open, checksum, detail) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET opened = excluded.opened, thread = excluded.thread,
                open = excluded.open, checksum = excluded.checksum, detail = excluded.detail""");
        open = connection.prepareStatement("""
                SELECT id, opened, thread, checksum, detail FROM approval WHERE open = 1
                ORDER BY opened, id""");
        prune = connection.prepareStatement("""
                DELETE FROM approval WHERE open = 0 AND opened < max(?, ifnull(
                (SELECT opened FROM approval ORDER BY opened DESC LIMIT 1 OFFSET ?), 0))""");
    }

    void put(Approval approval) throws SQLException {
        put.setString(1, approval.approvalId());
        put.setLong(2, approval.openedAtMs());
        put.setString(3, approval.threadId());
        put.setBoolean(4, approval.state() == ApprovalState.OPEN);
        Detail.put(put, 5, approval);
        put.executeUpdate();
    }

    /** Those that wait, the oldest first. */
    List<Approval> open() throws SQLException {
        List<Approval> waiting = new ArrayList<>();
        try (ResultSet rows = open.executeQuery()) {
            while (rows.next()) {
                read(rows).filter(approval -> approval.state() == ApprovalState.OPEN)
                        .ifPresent(waiting::add);
            }
        }
        return waiting;
    }

    /** Those that have ended are forgotten from some age and some number on. */
    void prune(long before, int atMost) throws SQLException {
        prune.setLong(1, before);
        prune.setInt(2, atMost - 1);
        prune.executeUpdate();
    }

    static Optional<Approval> find(Connection connection, String approvalId) throws SQLException {
        try (PreparedStatement find = connection
                .prepareStatement("SELECT id, opened, thread, checksum, detail FROM approval WHERE id = ?")) {
            find.setString(1, approvalId);
            try (ResultSet rows = find.executeQuery()) {
                return rows.next() ? read(rows) : Optional.empty();
            }
        }
    }

    /** The newest that are wanted, one more than fit on a page. */
    static List<Approval> find(Connection connection, ArchiveQuery query) throws SQLException {
        String ofThread = query.threadId().isPresent() ? "thread = ? AND " : "";
        try (PreparedStatement find = connection.prepareStatement(
                "SELECT id, opened, thread, checksum, detail FROM approval WHERE " + ofThread
                        + "(opened, id) < (?, ?) ORDER BY opened DESC, id DESC")) {
            int column = 1;
            if (query.threadId().isPresent()) {
                find.setString(column++, query.threadId().get());
            }
            find.setLong(column++, query.end().openedAtMs());
            find.setString(column, query.end().approvalId());
            List<Approval> found = new ArrayList<>();
            try (ResultSet rows = find.executeQuery()) {
                while (found.size() <= query.most() && rows.next()) {
                    read(rows).ifPresent(found::add);
                }
            }
            return found;
        }
    }

    private static Optional<Approval> read(ResultSet row) throws SQLException {
        ArchivePlace place = new ArchivePlace(row.getLong(2), String.valueOf(row.getString(1)));
        String thread = String.valueOf(row.getString(3));
        return Detail.get(row, 4, Approval.class,
                approval -> ArchivePlace.of(approval).equals(place) && approval.threadId().equals(thread));
    }
}

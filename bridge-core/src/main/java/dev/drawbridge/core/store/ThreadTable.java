package dev.drawbridge.core.store;

import dev.drawbridge.core.journal.Kept;
import dev.drawbridge.core.journal.Reach;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The threads, read once and then changed in memory first; {@link #flush} writes what a transaction has changed. */
final class ThreadTable {
    private final long epoch;
    private final Map<String, ThreadRow> rows = new HashMap<>();
    private final Map<Long, ThreadRow> byId = new HashMap<>();
    private final Set<ThreadRow> changed = new LinkedHashSet<>();
    /** The threads that have numbers of this epoch. */
    private final Set<Long> spanned = new HashSet<>();
    private final PreparedStatement add;
    private final PreparedStatement update;
    private final PreparedStatement span;
    private final PreparedStatement forget;
    private final Statement plain;

    ThreadTable(Connection connection, long epoch) throws SQLException {
        this.epoch = epoch;
        add = connection.prepareStatement("""
                INSERT INTO thread (name, floor, last, live, turn, touched)
                VALUES (?, 0, 0, 0, '', 0) RETURNING id""");
        update = connection.prepareStatement("""
                UPDATE thread SET floor = ?, last = ?, live = ?, turn = ?, touched = ? WHERE id = ?""");
        span = connection
                .prepareStatement("INSERT OR REPLACE INTO span (thread, epoch, last) VALUES (?, ?, ?)");
        forget = connection.prepareStatement(
                """
                        DELETE FROM thread WHERE id = ? AND NOT EXISTS (SELECT 1 FROM kept WHERE thread = thread.id)""");
        plain = connection.createStatement();
        load();
    }

    private void load() throws SQLException {
        try (ResultSet threads = plain
                .executeQuery("SELECT id, name, floor, last, live, turn, touched FROM thread")) {
            while (threads.next()) {
                add(threads.getString(2), new ThreadRow(threads.getLong(1), threads.getLong(3),
                        threads.getLong(4), threads.getLong(5), threads.getString(6), threads.getLong(7)));
            }
        }
        try (ResultSet threads = plain.executeQuery("SELECT thread FROM span WHERE epoch = " + epoch)) {
            while (threads.next()) {
                spanned.add(threads.getLong(1));
            }
        }
    }

    private ThreadRow add(String name, ThreadRow row) {
        rows.put(name, row);
        byId.put(row.id(), row);
        return row;
    }

    Map<String, Reach> reaches() {
        Map<String, Reach> reaches = new HashMap<>();
        rows.forEach((name, row) -> reaches.put(name, row.reach()));
        return reaches;
    }

    Optional<ThreadRow> find(String name) {
        return Optional.ofNullable(rows.get(name));
    }

    void keep(String name, Kept kept) throws SQLException {
        of(name).keep(kept.first(), kept.last());
    }

    void mark(String name, boolean live, long last, String turn) throws SQLException {
        of(name).mark(live ? epoch : 0, last, turn);
    }

    /** Gives up everything up to a number that was given out in this epoch. */
    void giveUp(String name, long upTo) throws SQLException {
        ThreadRow row = of(name);
        row.extendTo(upTo);
        row.sink(upTo);
    }

    /** Says that what ends with {@code last} is no longer kept. */
    void drop(long id, long last) {
        ThreadRow row = Objects.requireNonNull(byId.get(id));
        row.sink(last);
        changed.add(row);
    }

    /** The row of that thread, a new one if need be. */
    ThreadRow of(String name) throws SQLException {
        ThreadRow row = rows.get(name);
        if (row == null) {
            add.setString(1, name);
            try (ResultSet added = add.executeQuery()) {
                added.next();
                row = add(name, ThreadRow.blank(added.getLong(1)));
            }
        }
        changed.add(row);
        return row;
    }

    /** Writes what was changed. */
    void flush(long now) throws SQLException {
        for (ThreadRow row : changed) {
            if (row.touch(now)) {
                span.setLong(1, row.id());
                span.setLong(2, epoch);
                span.setLong(3, row.last());
                span.executeUpdate();
                spanned.add(row.id());
            }
            update.setLong(1, row.floor());
            update.setLong(2, row.last());
            update.setLong(3, row.liveIn());
            update.setString(4, row.turn());
            update.setLong(5, row.touched());
            update.setLong(6, row.id());
            update.executeUpdate();
        }
        changed.clear();
    }

    /**
     * Forgets the threads that have nothing kept and were last touched before a time, and what no reach can ask for
     * any more. A thread of this epoch stays: its numbers must not begin again.
     */
    void forget(long before) throws SQLException {
        for (Iterator<ThreadRow> each = rows.values().iterator(); each.hasNext();) {
            ThreadRow row = each.next();
            if (row.touched() < before && !spanned.contains(row.id()) && isForgotten(row)) {
                each.remove();
                byId.remove(row.id());
            }
        }
        plain.executeUpdate("""
                DELETE FROM span WHERE NOT EXISTS
                (SELECT 1 FROM thread WHERE thread.id = span.thread AND thread.floor <= span.last)""");
        plain.executeUpdate("DELETE FROM epoch WHERE id <> " + epoch
                + " AND NOT EXISTS (SELECT 1 FROM span WHERE epoch = epoch.id)");
    }

    private boolean isForgotten(ThreadRow row) throws SQLException {
        forget.setLong(1, row.id());
        return forget.executeUpdate() == 1;
    }
}

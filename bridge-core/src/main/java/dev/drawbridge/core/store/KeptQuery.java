package dev.drawbridge.core.store;

import dev.drawbridge.core.journal.Excerpt;
import dev.drawbridge.core.journal.Kept;
import dev.drawbridge.core.journal.Reach;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is asked of the journal by those who read it; each question sees the database as it is at one moment. */
final class KeptQuery {
    /** What is to be fetched, and up to where nothing is left out then. */
    private record Choice(List<Long> ids, long upTo) {}

    private KeptQuery() {}

    static Excerpt read(Connection connection, String thread, long after, long upTo, long bytes)
            throws SQLException {
        try (PreparedStatement find = connection
                .prepareStatement("SELECT id, floor FROM thread WHERE name = ?")) {
            find.setString(1, thread);
            try (ResultSet found = find.executeQuery()) {
                if (!found.next()) {
                    return Excerpt.nothing(upTo);
                }
                long floor = found.getLong(2);
                Choice choice = choose(connection, found.getLong(1), Math.max(after, floor), upTo, bytes);
                return new Excerpt(floor, fetch(connection, choice.ids()), choice.upTo());
            }
        }
    }

    /** Looks at an index only, where the messages are not. */
    private static Choice choose(Connection connection, long thread, long after, long upTo, long bytes)
            throws SQLException {
        try (PreparedStatement choose = connection.prepareStatement("""
                SELECT id, first, size FROM kept INDEXED BY kept_in_order
                WHERE thread = ? AND last > ? AND first <= ? ORDER BY first, id""")) {
            choose.setLong(1, thread);
            choose.setLong(2, after);
            choose.setLong(3, upTo);
            List<Long> ids = new ArrayList<>();
            long chosen = 0;
            try (ResultSet found = choose.executeQuery()) {
                while (found.next()) {
                    long first = found.getLong(2);
                    if (chosen >= bytes && first > after + 1) {
                        return new Choice(ids, first - 1);
                    }
                    ids.add(found.getLong(1));
                    chosen += found.getLong(3);
                }
            }
            return new Choice(ids, upTo);
        }
    }

    private static List<Kept> fetch(Connection connection, List<Long> ids) throws SQLException {
        try (PreparedStatement fetch = connection.prepareStatement("""
                SELECT first, last, family, message, marks, checksum FROM kept WHERE id = ?""")) {
            List<Kept> kept = new ArrayList<>(ids.size());
            for (long id : ids) {
                fetch.setLong(1, id);
                try (ResultSet found = fetch.executeQuery()) {
                    kept.add(kept(found));
                }
            }
            return kept;
        }
    }

    private static Kept kept(ResultSet found) throws SQLException {
        if (!found.next()) {
            throw new GarbledException("an index");
        }
        long first = found.getLong(1);
        long last = found.getLong(2);
        if (first < 1 || last < first) {
            throw new GarbledException("a number");
        }
        Kept kept = new Kept(first, last, found.getString(3), found.getBytes(4), found.getBytes(5));
        if (Checksum.of(kept) != found.getLong(6)) {
            throw new GarbledException("message " + first);
        }
        return kept;
    }

    static Optional<Reach> reach(Connection connection, String thread, String epoch) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("""
                SELECT thread.floor, span.last, thread.live, thread.turn
                FROM thread JOIN span ON span.thread = thread.id JOIN epoch ON epoch.id = span.epoch
                WHERE thread.name = ? AND epoch.name = ?""")) {
            find.setString(1, thread);
            find.setString(2, epoch);
            try (ResultSet found = find.executeQuery()) {
                return found.next()
                        ? Optional.of(new Reach(found.getLong(1), found.getLong(2), found.getLong(3) != 0,
                                found.getString(4)))
                        : Optional.empty();
            }
        }
    }
}

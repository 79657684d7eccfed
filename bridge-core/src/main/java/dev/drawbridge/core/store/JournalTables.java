package dev.drawbridge.core.store;

import dev.drawbridge.core.journal.Change;
import dev.drawbridge.core.journal.Reach;
import dev.drawbridge.core.journal.Retention;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The journal as the writing connection sees it. It runs ahead of the database until the transaction ends, and is of no
 * use any more when that has failed.
 */
final class JournalTables {
    private static final long PAUSE_IN_MILLISECONDS = 60_000;
    /** What is dropped together, so that no write takes long; more only if even more is written. */
    private static final int SLICE_ROWS = 512;
    private static final long SLICE_BYTES = 4 << 20;

    private final Connection connection;
    private final Retention retention;
    private final ThreadTable threads;
    private final KeptTable kept;
    private long nextPruning;

    JournalTables(Connection connection, Opening opening, Retention retention) throws SQLException {
        this.connection = connection;
        this.retention = retention;
        threads = new ThreadTable(connection, EpochTable.open(connection, opening));
        kept = new KeptTable(connection);
    }

    Map<String, Reach> reaches() {
        return threads.reaches();
    }

    /** Gives up what could not be written. */
    void giveUp(Map<String, Missed> missed) throws SQLException {
        for (Map.Entry<String, Missed> each : missed.entrySet()) {
            Missed what = each.getValue();
            threads.giveUp(each.getKey(), what.upTo());
            if (what.mark().isPresent()) {
                apply(what.mark().get());
            }
        }
    }

    void write(List<Change> changes, long now) throws SQLException {
        long before = kept.bytes();
        for (Change change : changes) {
            switch (change) {
                case Change.Put put -> put(put, now);
                case Change.DropGroup drop -> drop(drop);
                case Change.Cut cut -> threads.giveUp(cut.thread(), cut.floor());
                case Change.Mark mark -> apply(mark);
            }
        }
        threads.flush(now);
        prune(now, changes.size(), kept.bytes() - before);
        threads.flush(now);
    }

    private void put(Change.Put put, long now) throws SQLException {
        threads.keep(put.thread(), put.kept());
        ThreadRow row = threads.of(put.thread());
        if (put.kept().last() > row.floor()) {
            kept.insert(row.id(), put.kept(), now);
        }
    }

    private void drop(Change.DropGroup drop) throws SQLException {
        var row = threads.find(drop.thread());
        if (row.isPresent()) {
            kept.drop(row.get().id(), drop.group(), drop.upTo());
        }
    }

    private void apply(Change.Mark mark) throws SQLException {
        threads.mark(mark.thread(), mark.live(), mark.last(), mark.lastTurn());
    }

    /** Drops a slice of what is too old or too much, if it is time; until that is all, every write drops one. */
    private void prune(long now, int rows, long written) throws SQLException {
        long room = retention.bytes();
        if (now < nextPruning && kept.bytes() <= room + room / 8) {
            return;
        }
        long before = now - retention.age().toMillis();
        List<KeptTable.Dropped> dropped = kept.dropOldest(before, room, Math.max(SLICE_ROWS, 2 * rows),
                Math.max(SLICE_BYTES, 2 * written));
        dropped.forEach(each -> threads.drop(each.thread(), each.last()));
        if (dropped.isEmpty()) {
            threads.forget(before);
            nextPruning = now + PAUSE_IN_MILLISECONDS;
        }
    }

    void endEpoch(long now) throws SQLException {
        EpochTable.close(connection, now);
    }
}

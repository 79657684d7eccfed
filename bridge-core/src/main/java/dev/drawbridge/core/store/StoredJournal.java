package dev.drawbridge.core.store;

import dev.drawbridge.core.journal.Change;
import dev.drawbridge.core.journal.Excerpt;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.journal.JournalState;
import dev.drawbridge.core.journal.Reach;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The journal in the database, and what of it could not be written there. */
final class StoredJournal implements Journal {
    private final Disk disk;
    private final InstantSource clock;
    /** Changed by the one who writes, and read by everybody. */
    private final Map<String, Missed> missed = new ConcurrentHashMap<>();

    StoredJournal(Disk disk, InstantSource clock) {
        this.disk = disk;
        this.clock = clock;
    }

    @Override
    public void write(List<Change> changes) {
        if (changes.isEmpty() && missed.isEmpty()) {
            return;
        }
        Durability durability = changes.stream().anyMatch(StoredJournal::bringsToLife)
                ? Durability.SYSTEM
                : Durability.BRIDGE;
        if (disk.write(durability, tables -> write(tables.journal(), changes))) {
            missed.clear();
        } else {
            changes.forEach(change -> missed.merge(change.thread(), Missed.NOTHING.with(change),
                    (before, just) -> before.with(change)));
        }
    }

    private void write(JournalTables tables, List<Change> changes) throws SQLException {
        tables.giveUp(missed);
        tables.write(changes, clock.millis());
    }

    /** That a thread is live has to survive the machine: it tells the next run not to trust what it finds. */
    private static boolean bringsToLife(Change change) {
        return change instanceof Change.Mark mark && mark.live();
    }

    @Override
    public Excerpt read(String thread, long after, long upTo, long bytes) {
        Excerpt kept = disk.read(connection -> KeptQuery.read(connection, thread, after, upTo, bytes),
                Excerpt.nothing(upTo));
        return new Excerpt(Math.max(kept.floor(), missedOf(thread)), kept.kept(), kept.upTo());
    }

    @Override
    public Map<String, Reach> reaches() {
        return disk.reaches();
    }

    @Override
    public Optional<Reach> reach(String thread, String epoch) {
        Optional<Reach> kept = disk.read(connection -> KeptQuery.reach(connection, thread, epoch),
                Optional.empty());
        return kept
                .map(reach -> new Reach(Math.max(reach.floor(), missedOf(thread)), reach.last(), reach.live(),
                        reach.lastTurn()));
    }

    private long missedOf(String thread) {
        return missed.getOrDefault(thread, Missed.NOTHING).upTo();
    }

    @Override
    public void endCleanly() {
        disk.write(Durability.SYSTEM, tables -> {
            write(tables.journal(), List.of());
            tables.journal().endEpoch(clock.millis());
        });
    }

    @Override
    public JournalState state() {
        return disk.state();
    }
}

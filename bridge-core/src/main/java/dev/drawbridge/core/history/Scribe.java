package dev.drawbridge.core.history;

import dev.drawbridge.core.journal.Change;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.catalog.Catalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Folds histories off the agent's way and writes what has changed in them into the journal, all at once and soon after
 * it happened.
 */
public final class Scribe implements AutoCloseable {
    /** What a bridge that is killed may have told and not written down. */
    static final Duration PAUSE = Duration.ofMillis(50);
    /** So much is folded without a pause. */
    private static final long MUCH = 1 << 20;
    /** What a history keeps in memory for nobody in particular, and all of them together. */
    private static final long SPARE = 1 << 20;
    private static final long SPARE_IN_ALL = 64 << 20;
    /** How many histories may be at their limit. */
    private static final int LIMITS_IN_ALL = 4;

    private final Catalog catalog;
    private final Journal journal;
    private final Scheduler scheduler;
    private final long limit;

    private final Set<History> open = ConcurrentHashMap.newKeySet();
    private final Set<History> stirred = new LinkedHashSet<>();
    private final List<Change> marks = new ArrayList<>();
    private boolean hurried;
    private boolean awaited;

    /** @param limit how many bytes of one history are kept in memory for readers that are slow */
    public Scribe(Catalog catalog, Journal journal, Scheduler scheduler, long limit) {
        this.catalog = catalog;
        this.journal = journal;
        this.scheduler = scheduler;
        this.limit = limit;
    }

    /** The history of a thread that the bridge begins to follow. */
    public History open(String thread, Head head) {
        History history = new History(thread, catalog, this, head);
        open.add(history);
        return history;
    }

    /** The bridge does not follow the thread any more; who reads the history goes on doing so. */
    public void close(History history) {
        open.remove(history);
    }

    /** Something happened in it. */
    synchronized void stirred(History history, long unfolded) {
        stirred.add(history);
        await(unfolded > MUCH);
    }

    /** Lets the journal know whether a thread is followed. */
    public synchronized void mark(Change.Mark mark) {
        marks.add(mark);
        await(/* hurry= */ false);
    }

    private void await(boolean hurry) {
        if (!awaited || (hurry && !hurried)) {
            awaited = true;
            hurried = hurry;
            scheduler.after(hurry ? Duration.ZERO : PAUSE, this::write);
        }
    }

    private synchronized List<History> due() {
        List<History> due = List.copyOf(stirred);
        stirred.clear();
        awaited = false;
        hurried = false;
        return due;
    }

    private synchronized List<Change> marks() {
        List<Change> due = List.copyOf(marks);
        marks.clear();
        return due;
    }

    /** Writes down all that happened so far. */
    public void write() {
        synchronized (journal) {
            List<Change> changes = new ArrayList<>(marks());
            List<History> due = due();
            due.forEach(history -> changes.addAll(history.changes()));
            if (!changes.isEmpty()) {
                journal.write(changes);
            }
            forget(due);
        }
    }

    /** Done when the journal has been told all that happened so far. */
    public CompletableFuture<Void> written() {
        return CompletableFuture.runAsync(this::write, work -> scheduler.after(Duration.ZERO, work));
    }

    /** Of many histories each keeps less. */
    private void forget(List<History> changed) {
        long spare = SPARE_IN_ALL / Math.max(1, open.size());
        boolean crowded = spare < SPARE;
        long held = open.stream().mapToLong(History::bytes).sum();
        long most = held <= LIMITS_IN_ALL * limit
                ? limit
                : Math.max(SPARE, limit * LIMITS_IN_ALL / open.size());
        (crowded ? open : changed).forEach(history -> history.forget(Math.min(spare, SPARE), most));
    }

    @Override
    public void close() {
        write();
    }
}

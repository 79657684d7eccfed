package dev.drawbridge.core.log;

import dev.drawbridge.core.history.Head;
import dev.drawbridge.core.history.Scribe;
import dev.drawbridge.core.journal.Change;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.catalog.Catalog;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The logs of all threads: numbers go on where a thread's log ended, also when that was in another run of the bridge. */
public final class Logs implements AutoCloseable {
    private final Journal journal;
    private final Scribe scribe;
    private final long lagLimit;
    private final Map<String, Head> heads = new HashMap<>();

    /**
     * Logs that are kept in the journal.
     *
     * @param lagLimit how many bytes of a thread are kept in memory for those who are slow
     */
    public Logs(Catalog catalog, Journal journal, Scheduler scheduler, long lagLimit) {
        this.journal = journal;
        this.scribe = new Scribe(catalog, journal, scheduler, lagLimit);
        this.lagLimit = lagLimit;
        journal.reaches()
                .forEach((thread, reach) -> heads.put(thread, new Head(reach.last(), reach.lastTurn())));
    }

    public Journal journal() {
        return journal;
    }

    /** Done when the journal has been told all that happened so far. */
    public CompletableFuture<Void> written() {
        return scribe.written();
    }

    /** How far a client may be behind, in bytes of what it has yet to be told. */
    public long lagLimit() {
        return lagLimit;
    }

    /** Where the thread's log ended when the bridge followed it last. */
    public Head head(String thread) {
        return heads.getOrDefault(thread, Head.NONE);
    }

    /** The log of a thread that the agent has begun to tell of. */
    public ThreadLog open(String thread) {
        return new ThreadLog(scribe.open(thread, head(thread)));
    }

    /** The bridge follows the thread from now on. */
    public void begin(String thread) {
        scribe.mark(new Change.Mark(thread, /* live= */ true, head(thread).last(), head(thread).lastTurn()));
    }

    /** The bridge does not follow it any more. */
    public void end(String thread, ThreadLog log) {
        log.deliver();
        Head head = new Head(log.last(), log.history().head().lastTurn());
        heads.put(thread, head);
        scribe.mark(new Change.Mark(thread, /* live= */ false, head.last(), head.lastTurn()));
    }

    /** Nothing is told of the thread any more. */
    public void forget(String thread, ThreadLog log) {
        end(thread, log);
        scribe.close(log.history());
    }

    /** Writes down what happened so far. */
    @Override
    public void close() {
        scribe.close();
    }
}

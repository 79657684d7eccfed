package dev.drawbridge.core.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was said in every thread, kept for those who come back.
 *
 * <p>Nothing here throws because of a disk: what could not be kept is told by {@link #state} and by the floors.
 */
public interface Journal {
    /** Keeps all of it or nothing; called by one thread at a time, which may have to wait for the disk. */
    void write(List<Change> changes);

    /**
     * What is kept from {@code after} on, without that, to {@code upTo}, with it.
     *
     * @param bytes stops soon after so many of them, but never before it has got any further than {@code after}; then
     *        ask again from {@link Excerpt#upTo} on
     */
    Excerpt read(String thread, long after, long upTo, long bytes);

    /** How far each thread's journal reached when the bridge started: numbers go on from {@link Reach#last}. */
    Map<String, Reach> reaches();

    /**
     * What the numbers that were given out in an epoch are worth now: a client that was last there, and saw everything
     * up to {@code after}, goes on from there if the reach {@linkplain Reach#covers covers} that.
     *
     * @return with {@link Reach#last} of that epoch; empty if the thread or the epoch is not known (any more)
     */
    Optional<Reach> reach(String thread, String epoch);

    /** Says that this epoch ends and that everything was written. */
    void endCleanly();

    JournalState state();

    /** A journal that keeps nothing; the sentence says why. */
    static Journal none(String sentence) {
        return new NoJournal(new JournalState.Off(sentence));
    }
}

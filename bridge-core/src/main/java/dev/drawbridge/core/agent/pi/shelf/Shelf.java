package dev.drawbridge.core.agent.pi.shelf;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Where it is kept what Pi does not keep itself of its threads. Whatever is asked is answered from memory, and nobody
 * waits for a disk.
 */
public interface Shelf {
    /** What has been marked in the thread, the oldest first. */
    Set<String> marks(String threadId);

    void mark(String threadId, String mark);

    /** The threads that have been put away. */
    Set<String> archived();

    boolean isArchived(String threadId);

    /** Puts the thread away, or takes it back. */
    void archive(String threadId, boolean away);

    /** What waits in the thread. */
    Line line(String threadId);

    /** Keeps that this waits in the thread, instead of what did before. */
    void keep(String threadId, Line line);

    /** Forgets all of the thread. */
    void forget(String threadId);

    /** Says whether all that was said so far will be there in the next run, once that is known. */
    CompletableFuture<Boolean> saved();
}

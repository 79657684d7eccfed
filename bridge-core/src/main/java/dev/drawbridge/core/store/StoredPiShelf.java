package dev.drawbridge.core.store;

import dev.drawbridge.core.agent.pi.shelf.Line;
import dev.drawbridge.core.agent.pi.shelf.Shelf;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What is kept of Pi's threads, noted in the books, and written into the database by the clerk. */
record StoredPiShelf(PiQueueBook queues, PiThreadBook threads, Clerk clerk) implements Shelf {
    @Override
    public Set<String> marks(String threadId) {
        return threads.marks(threadId);
    }

    @Override
    public void mark(String threadId, String mark) {
        threads.mark(threadId, mark);
        clerk.ring();
    }

    @Override
    public Set<String> archived() {
        return threads.archived();
    }

    @Override
    public boolean isArchived(String threadId) {
        return threads.isArchived(threadId);
    }

    @Override
    public void archive(String threadId, boolean away) {
        threads.archive(threadId, away);
        clerk.ring();
    }

    @Override
    public Line line(String threadId) {
        return queues.line(threadId);
    }

    @Override
    public void keep(String threadId, Line line) {
        queues.keep(threadId, line);
        clerk.ring();
    }

    @Override
    public void forget(String threadId) {
        queues.forget(threadId);
        threads.forget(threadId);
        clerk.ring();
    }

    @Override
    public CompletableFuture<Boolean> saved() {
        CompletableFuture<Boolean> saved = queues.saved().thenCombine(threads.saved(), Boolean::logicalAnd);
        clerk.ring();
        return saved;
    }
}

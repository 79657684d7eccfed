package dev.drawbridge.core.agent.pi.queue;

import dev.drawbridge.core.agent.pi.shelf.Line;
import dev.drawbridge.core.agent.pi.shelf.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The shelf of one thread, whose disk writes when it is told to. */
final class FakeShelf implements Shelf {
    private final List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
    private Line memory;
    private Line disk;
    private boolean quick = true;

    FakeShelf(Line kept) {
        memory = kept;
        disk = kept;
    }

    /** From now on it writes at once, or not before {@link #write}. */
    void isQuick(boolean whether) {
        quick = whether;
    }

    void write() {
        disk = memory;
        answer(/* saved= */ true);
    }

    void fail() {
        answer(/* saved= */ false);
    }

    private void answer(boolean saved) {
        List<CompletableFuture<Boolean>> answered = List.copyOf(waiting);
        waiting.clear();
        answered.forEach(each -> each.complete(saved));
    }

    /** What is left of it when the bridge is killed now. */
    FakeShelf afterKill() {
        return new FakeShelf(disk);
    }

    @Override
    public Line line(String threadId) {
        return memory;
    }

    @Override
    public void keep(String threadId, Line line) {
        memory = line;
    }

    @Override
    public CompletableFuture<Boolean> saved() {
        CompletableFuture<Boolean> saved = new CompletableFuture<>();
        waiting.add(saved);
        if (quick) {
            write();
        }
        return saved;
    }

    @Override
    public Set<String> marks(String threadId) {
        return Set.of();
    }

    @Override
    public void mark(String threadId, String mark) {
        throw new UnsupportedOperationException("a queue marks nothing");
    }

    @Override
    public Set<String> archived() {
        return Set.of();
    }

    @Override
    public boolean isArchived(String threadId) {
        return false;
    }

    @Override
    public void archive(String threadId, boolean away) {
        throw new UnsupportedOperationException("a queue archives nothing");
    }

    @Override
    public void forget(String threadId) {
        memory = Line.EMPTY;
    }
}

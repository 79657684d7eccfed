package dev.drawbridge.core.agent.pi.shelf;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A shelf that is empty when the bridge begins, and gone when it ends. */
public final class ShelfInMemory implements Shelf {
    private final Map<String, Set<String>> marks = new HashMap<>();
    private final Set<String> archived = new LinkedHashSet<>();
    private final Map<String, Line> lines = new HashMap<>();

    @Override
    public synchronized Set<String> marks(String threadId) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(marks.getOrDefault(threadId, Set.of())));
    }

    @Override
    public synchronized void mark(String threadId, String mark) {
        marks.computeIfAbsent(threadId, _ -> new LinkedHashSet<>()).add(mark);
    }

    @Override
    public synchronized Set<String> archived() {
        return Set.copyOf(archived);
    }

    @Override
    public synchronized boolean isArchived(String threadId) {
        return archived.contains(threadId);
    }

    @Override
    public synchronized void archive(String threadId, boolean away) {
        if (away) {
            archived.add(threadId);
        } else {
            archived.remove(threadId);
        }
    }

    @Override
    public synchronized Line line(String threadId) {
        return lines.getOrDefault(threadId, Line.EMPTY);
    }

    @Override
    public synchronized void keep(String threadId, Line line) {
        if (line.equals(Line.EMPTY)) {
            lines.remove(threadId);
        } else {
            lines.put(threadId, line);
        }
    }

    @Override
    public synchronized void forget(String threadId) {
        marks.remove(threadId);
        archived.remove(threadId);
        lines.remove(threadId);
    }

    /** All that was promised is kept: nothing was, beyond this run. */
    @Override
    public CompletableFuture<Boolean> saved() {
        return CompletableFuture.completedFuture(true);
    }
}

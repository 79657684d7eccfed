package dev.drawbridge.core.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What is marked in threads of Pi, and which are put away, in memory: all of it. */
final class PiThreadBook implements Book {
    /** Beyond it the thread loses its marks that was marked longest ago. */
    static final int MOST_MARKS = 100_000;

    /** What the database has to be told. */
    private sealed interface Note {
        record Marked(String thread, String mark) implements Note {}

        record Unmarked(String thread) implements Note {}

        record Archived(String thread, boolean away) implements Note {}

        /** What the note is about: the marks of a thread, one of them, or where the thread is. */
        default List<String> key() {
            return switch (this) {
                case Marked marked -> List.of(marked.thread(), "mark", marked.mark());
                case Unmarked unmarked -> List.of(unmarked.thread());
                case Archived archived -> List.of(archived.thread(), "archived");
            };
        }
    }

    private final Map<String, Set<String>> marks = new LinkedHashMap<>();
    private final Set<String> archived = new LinkedHashSet<>();
    private final Notes<List<String>, Note> notes = new Notes<>(2 * MOST_MARKS);
    private int count;

    synchronized Set<String> marks(String thread) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(marks.getOrDefault(thread, Set.of())));
    }

    synchronized void mark(String thread, String mark) {
        Set<String> all = marks.getOrDefault(thread, new LinkedHashSet<>());
        if (all.add(mark)) {
            marks.remove(thread);
            marks.put(thread, all);
            count++;
            note(new Note.Marked(thread, mark));
        }
        if (count > MOST_MARKS) {
            unmark(marks.keySet().iterator().next());
        }
    }

    private void unmark(String thread) {
        Set<String> all = marks.getOrDefault(thread, Set.of());
        all.forEach(mark -> notes.forget(new Note.Marked(thread, mark).key()));
        marks.remove(thread);
        count -= all.size();
        note(new Note.Unmarked(thread));
    }

    synchronized Set<String> archived() {
        return Set.copyOf(archived);
    }

    synchronized boolean isArchived(String thread) {
        return archived.contains(thread);
    }

    synchronized void archive(String thread, boolean away) {
        if (away) {
            archived.add(thread);
        } else {
            archived.remove(thread);
        }
        note(new Note.Archived(thread, away));
    }

    synchronized void forget(String thread) {
        unmark(thread);
        archived.remove(thread);
        note(new Note.Archived(thread, /* away= */ false));
    }

    private void note(Note note) {
        notes.note(note.key(), note);
    }

    /** Done when there is nothing left to tell the database of what was said so far. */
    CompletableFuture<Boolean> saved() {
        return notes.saved();
    }

    @Override
    public synchronized void load(Tables tables) throws SQLException {
        Map<String, Set<String>> ofThisRun = new LinkedHashMap<>(marks);
        marks.clear();
        tables.piThreads().marks().forEach((thread, all) -> {
            if (notes.find(new Note.Unmarked(thread).key()).isEmpty()) {
                marks.put(thread, all);
            }
        });
        ofThisRun.forEach((thread, all) -> {
            Set<String> earlier = marks.getOrDefault(thread, new LinkedHashSet<>());
            earlier.addAll(all);
            marks.remove(thread);
            marks.put(thread, earlier);
        });
        count = marks.values().stream().mapToInt(Set::size).sum();
        tables.piThreads().archived().stream()
                .filter(thread -> notes.find(new Note.Archived(thread, /* away= */ true).key()).isEmpty())
                .forEach(archived::add);
    }

    @Override
    public synchronized void beginAnew(String why) {
        marks.forEach((thread, all) -> all.forEach(mark -> note(new Note.Marked(thread, mark))));
        archived.forEach(thread -> note(new Note.Archived(thread, /* away= */ true)));
    }

    @Override
    public Page page() {
        return notes.page(Durability.BRIDGE,
                (tables, unsaved) -> write(tables.piThreads(), unsaved.values()));
    }

    private static void write(PiThreadTable table, Collection<Note> unsaved) throws SQLException {
        for (Note note : unsaved) {
            switch (note) {
                case Note.Marked marked -> table.mark(marked.thread(), marked.mark());
                case Note.Unmarked unmarked -> table.unmark(unmarked.thread());
                case Note.Archived archived -> table.archive(archived.thread(), archived.away());
            }
        }
    }
}

package dev.drawbridge.core.store;

import dev.drawbridge.core.agent.pi.shelf.Line;
import dev.drawbridge.core.agent.pi.shelf.Queued;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** What waits in threads of Pi, in memory: all of it, each message in a place of its own. */
final class PiQueueBook implements Book {
    /** Beyond it those are forgotten in which nothing waits; that they are paused was said longest ago. */
    static final int MOST_THREADS = 10_000;
    private static final int MOST_NOTES = 100_000;

    /** What the database has to be told. */
    private sealed interface Note {
        record Put(PiQueueTable.Row row) implements Note {}

        record Removed(String thread, String id) implements Note {}

        record Paused(String thread, boolean whether) implements Note {}

        record Forgotten(String thread) implements Note {}

        /** What the note is about: a thread, its pause, or a message in it. */
        default List<String> key() {
            return switch (this) {
                case Put put -> List.of(put.row().thread(), "message", put.row().message().id());
                case Removed removed -> List.of(removed.thread(), "message", removed.id());
                case Paused paused -> List.of(paused.thread(), "paused");
                case Forgotten forgotten -> List.of(forgotten.thread());
            };
        }
    }

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, Map<String, Long>> places = new HashMap<>();
    private final Notes<List<String>, Note> notes = new Notes<>(MOST_NOTES);
    private boolean begun;

    synchronized Line line(String thread) {
        return lines.getOrDefault(thread, Line.EMPTY);
    }

    synchronized void keep(String thread, Line line) {
        Line before = line(thread);
        if (before.paused() != line.paused()) {
            note(new Note.Paused(thread, line.paused()));
        }
        Map<String, Queued> known = before.messages().stream()
                .collect(Collectors.toMap(Queued::id, message -> message));
        Map<String, Long> old = places.getOrDefault(thread, Map.of());
        Map<String, Long> now = new HashMap<>();
        long last = 0;
        for (Queued message : line.messages()) {
            long place = Math.max(last + 1, old.getOrDefault(message.id(), 0L));
            now.put(message.id(), place);
            last = place;
            boolean same = Optional.ofNullable(old.get(message.id())).filter(there -> there == place)
                    .isPresent() && message.equals(known.get(message.id()));
            if (!same) {
                note(new Note.Put(new PiQueueTable.Row(thread, place, message)));
            }
        }
        known.keySet().stream().filter(id -> !now.containsKey(id))
                .forEach(id -> note(new Note.Removed(thread, id)));
        enter(thread, line, now);
    }

    private void enter(String thread, Line line, Map<String, Long> placed) {
        lines.remove(thread);
        places.remove(thread);
        if (!line.equals(Line.EMPTY)) {
            lines.put(thread, line);
            places.put(thread, placed);
        }
        if (lines.size() > MOST_THREADS) {
            lines.entrySet().stream().filter(each -> each.getValue().messages().isEmpty())
                    .map(Map.Entry::getKey).findFirst().ifPresent(this::forget);
        }
    }

    synchronized void forget(String thread) {
        line(thread).messages()
                .forEach(message -> notes.forget(new Note.Removed(thread, message.id()).key()));
        notes.forget(new Note.Paused(thread, /* whether= */ false).key());
        note(new Note.Forgotten(thread));
        lines.remove(thread);
        places.remove(thread);
    }

    private void note(Note note) {
        notes.note(note.key(), note);
    }

    /** Done when there is nothing left to tell the database of what was said so far. */
    CompletableFuture<Boolean> saved() {
        return notes.saved();
    }

    /** The bridge begins with what is known now: what comes to light later waits for the next run. */
    synchronized void begin() {
        begun = true;
    }

    @Override
    public synchronized void load(Tables tables) throws SQLException {
        if (begun) {
            return;
        }
        Map<String, List<Queued>> messages = new LinkedHashMap<>();
        for (PiQueueTable.Row row : tables.piQueues().all()) {
            messages.computeIfAbsent(row.thread(), _ -> new ArrayList<>()).add(row.message());
            places.computeIfAbsent(row.thread(), _ -> new HashMap<>()).put(row.message().id(), row.place());
        }
        Set<String> paused = tables.piQueues().paused();
        paused.forEach(thread -> messages.computeIfAbsent(thread, _ -> List.of()));
        messages.forEach((thread, waiting) -> lines.put(thread,
                new Line(paused.contains(thread), waiting)));
    }

    @Override
    public synchronized void beginAnew(String why) {
        lines.forEach((thread, line) -> {
            note(new Note.Paused(thread, line.paused()));
            Map<String, Long> placed = places.getOrDefault(thread, Map.of());
            line.messages().forEach(message -> note(new Note.Put(
                    new PiQueueTable.Row(thread, placed.getOrDefault(message.id(), 0L), message))));
        });
    }

    @Override
    public Page page() {
        return notes.page(Durability.SYSTEM,
                (tables, unsaved) -> write(tables.piQueues(), unsaved.values()));
    }

    private static void write(PiQueueTable table, Collection<Note> unsaved) throws SQLException {
        for (Note note : unsaved) {
            switch (note) {
                case Note.Put put -> table.put(put.row());
                case Note.Removed removed -> table.remove(removed.thread(), removed.id());
                case Note.Paused paused -> table.pause(paused.thread(), paused.whether());
                case Note.Forgotten forgotten -> table.forget(forgotten.thread());
            }
        }
    }
}

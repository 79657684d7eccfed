package dev.drawbridge.core.store;

import dev.drawbridge.protocol.bridge.attention.AttentionItem;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What waits for people, and who has looked, in memory: all of it. */
final class MarkBook implements Book {
    static final int MOST_ITEMS = 10_000;
    static final int MOST_DEVICES = 1_000;

    /** What the database has to be told. */
    private sealed interface Note {
        record Kept(AttentionItem item) implements Note {}

        record Removed(long number) implements Note {}

        record Looked(String device, long number) implements Note {}
    }

    private final TreeMap<Long, AttentionItem> items = new TreeMap<>();
    private final Map<String, Long> looks = new HashMap<>();
    /** By the item's number, or the device. */
    private final Notes<Object, Note> notes = new Notes<>(2 * MOST_ITEMS + MOST_DEVICES);

    synchronized List<AttentionItem> items() {
        return List.copyOf(items.values());
    }

    synchronized Map<String, Long> looks() {
        return Map.copyOf(looks);
    }

    synchronized void keep(AttentionItem item) {
        items.put(item.number(), item);
        notes.note(item.number(), new Note.Kept(item));
        if (items.size() > MOST_ITEMS) {
            remove(items.firstKey());
        }
    }

    synchronized void remove(long number) {
        items.remove(number);
        notes.note(number, new Note.Removed(number));
    }

    synchronized void looked(String device, long number) {
        if (looks.size() < MOST_DEVICES || looks.containsKey(device)) {
            looks.put(device, number);
            notes.note(device, new Note.Looked(device, number));
        }
    }

    @Override
    public synchronized void load(Tables tables) throws SQLException {
        tables.marks().items().forEach((number, item) -> {
            if (notes.find(number).isEmpty()) {
                items.put(number, item);
            }
        });
        tables.marks().looks().forEach(looks::putIfAbsent);
    }

    @Override
    public synchronized void beginAnew(String why) {
        items.forEach((number, item) -> notes.note(number, new Note.Kept(item)));
        looks.forEach((device, number) -> notes.note(device, new Note.Looked(device, number)));
    }

    @Override
    public Page page() {
        return notes.page(Durability.BRIDGE,
                (tables, unsaved) -> write(tables.marks(), unsaved));
    }

    private static void write(MarkTable table, Map<Object, Note> unsaved) throws SQLException {
        for (Note note : unsaved.values()) {
            switch (note) {
                case Note.Kept kept -> table.keep(kept.item());
                case Note.Removed removed -> table.remove(removed.number());
                case Note.Looked looked -> table.looked(looked.device(), looked.number());
            }
        }
    }
}

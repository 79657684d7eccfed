package dev.drawbridge.core.store;

import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entries of one kind in memory: all of them. What of them cannot be read is not among them. */
final class LedgerBook<T extends Record> implements Book {
    static final int MOST = 10_000;

    private static final Logger log = LoggerFactory.getLogger(LedgerBook.class);

    private final String noun;
    private final Function<Tables, LedgerTable<T>> table;
    private final Map<String, T> entries = new LinkedHashMap<>();
    private final Notes<String, Optional<T>> notes = new Notes<>(2 * MOST);
    private boolean begun;

    /**
     * A book that is still to be loaded.
     *
     * @param noun what one entry is
     */
    LedgerBook(String noun, Function<Tables, LedgerTable<T>> table) {
        this.noun = noun;
        this.table = table;
    }

    synchronized Map<String, T> entries() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    synchronized CompletableFuture<Boolean> put(String key, T entry) {
        if (entries.size() >= MOST && !entries.containsKey(key)) {
            return CompletableFuture.completedFuture(false);
        }
        entries.put(key, entry);
        notes.note(key, Optional.of(entry));
        return notes.saved();
    }

    synchronized CompletableFuture<Boolean> remove(String key) {
        entries.remove(key);
        notes.note(key, Optional.empty());
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
        for (LedgerTable.Row<T> row : table.apply(tables).all()) {
            row.entry().ifPresentOrElse(entry -> entries.put(row.key(), entry),
                    () -> log.warn(
                            "the {} {} is not what it was when it was kept, and is left out: add it anew",
                            noun, nameOf(row)));
        }
    }

    private static String nameOf(LedgerTable.Row<?> row) {
        return Speakable.is(row.key()) ? row.key() : "number " + row.number();
    }

    @Override
    public synchronized void beginAnew(String why) {
        entries.forEach((key, entry) -> notes.note(key, Optional.of(entry)));
    }

    @Override
    public Page page() {
        return notes.page(Durability.SYSTEM, (tables, unsaved) -> write(table.apply(tables), unsaved));
    }

    private static <T extends Record> void write(LedgerTable<T> table, Map<String, Optional<T>> unsaved)
            throws SQLException {
        for (Map.Entry<String, Optional<T>> each : unsaved.entrySet()) {
            if (each.getValue().isPresent()) {
                table.put(each.getKey(), each.getValue().get());
            } else {
                table.remove(each.getKey());
            }
        }
    }
}

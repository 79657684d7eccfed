package dev.drawbridge.core.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.drawbridge.core.receipt.Receipt;
import dev.drawbridge.core.store.Slip.State;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The receipts in memory: a slip for each, and of the answers as many as there is room for.
 *
 * <p>The slips of a day are all here, 100 bytes each, so that nobody ever has to look into the database to learn that a
 * key is new, which nearly all are. A filter would be smaller and would now and then be wrong, and then somebody's
 * first send would have to wait for the disk.
 */
final class ReceiptBook implements Book {
    /** Beyond it the oldest are forgotten, which is more than one send a second around the clock. */
    static final int MOST_SLIPS = 100_000;
    static final int MOST_NOTES = 10_000;
    private static final long ANSWER_BYTES = 16 << 20;
    private static final int ENTRY_BYTES = 100;

    private final InstantSource clock;
    private final Duration age;
    private final Cache<Fingerprint, byte[]> answers = Caffeine.newBuilder().executor(Runnable::run)
            .maximumWeight(ANSWER_BYTES)
            .weigher((Fingerprint key, byte[] answer) -> ENTRY_BYTES + answer.length).build();
    private final Map<Fingerprint, Slip> slips = new LinkedHashMap<>();
    private final Notes<Fingerprint, Note> notes = new Notes<>(MOST_NOTES);
    private final Interval pruning;

    ReceiptBook(InstantSource clock, Duration age) {
        this.clock = clock;
        this.age = age;
        this.pruning = new Interval(clock, Duration.ofMinutes(10));
    }

    /**
     * What is known of a key.
     *
     * @param fetch reads an answer that is not here
     */
    Optional<Receipt> find(Fingerprint key,
            Function<Fingerprint, CompletableFuture<Optional<byte[]>>> fetch) {
        State state;
        Optional<byte[]> answer;
        synchronized (this) {
            Slip slip = slips.get(key);
            if (slip == null || slip.at() < oldest()) {
                return Optional.empty();
            }
            state = slip.state();
            answer = answer(key);
        }
        return Optional.of(switch (state) {
            case IN_FLIGHT -> new Receipt.InFlight();
            case IN_DOUBT -> new Receipt.InDoubt();
            case ACCEPTED -> new Receipt.Accepted(answer.isPresent()
                    ? CompletableFuture.completedFuture(answer)
                    : fetch.apply(key));
        });
    }

    private Optional<byte[]> answer(Fingerprint key) {
        return notes.find(key).orElse(null) instanceof Note.Accepted unsaved
                ? Optional.of(unsaved.answer())
                : Optional.ofNullable(answers.getIfPresent(key));
    }

    void remember(Fingerprint key, byte[] answer) {
        answers.put(key, answer);
    }

    synchronized void begin(Fingerprint key) {
        long now = clock.millis();
        enter(new Slip(key, now, State.IN_FLIGHT));
        note(new Note.Begun(key, now));
    }

    synchronized void accept(Fingerprint key, byte[] answer, Instant at) {
        enter(new Slip(key, at.toEpochMilli(), State.ACCEPTED));
        answers.put(key, answer);
        note(new Note.Accepted(key, at.toEpochMilli(), answer));
    }

    synchronized void abandon(Fingerprint key) {
        slips.remove(key);
        answers.invalidate(key);
        note(new Note.Gone(key));
    }

    /** Puts the slip behind all others and forgets those in front that are too old or too many. */
    private void enter(Slip slip) {
        slips.remove(slip.key());
        slips.put(slip.key(), slip);
        Iterator<Slip> oldestFirst = slips.values().iterator();
        while (oldestFirst.hasNext()
                && (oldestFirst.next().at() < oldest() || slips.size() > MOST_SLIPS)) {
            oldestFirst.remove();
        }
    }

    private long oldest() {
        return clock.millis() - age.toMillis();
    }

    private void note(Note note) {
        notes.note(note.key(), note);
    }

    /** Done when there is nothing left to tell the database of what was said so far. */
    CompletableFuture<Boolean> saved() {
        return notes.saved();
    }

    @Override
    public Page page() {
        return notes.page(Durability.BRIDGE,
                (tables, unsaved) -> write(tables.receipts(), unsaved.values()));
    }

    private void write(ReceiptTable table, Collection<Note> unsaved) throws SQLException {
        for (Note note : unsaved) {
            table.write(note);
        }
        if (pruning.hasPassed()) {
            table.prune(oldest(), MOST_SLIPS);
        }
    }

    @Override
    public synchronized void load(Tables tables) throws SQLException {
        Map<Fingerprint, Slip> ofThisRun = new LinkedHashMap<>(slips);
        slips.clear();
        tables.receipts().newest(oldest(), MOST_SLIPS).forEach(slip -> slips.put(slip.key(), slip));
        ofThisRun.values().forEach(this::enter);
    }

    @Override
    public synchronized void beginAnew(String why) {
        List.copyOf(slips.values()).forEach(slip -> {
            switch (slip.state()) {
                case IN_FLIGHT, IN_DOUBT -> note(new Note.Begun(slip.key(), slip.at()));
                case ACCEPTED -> answer(slip.key())
                        .ifPresent(answer -> note(new Note.Accepted(slip.key(), slip.at(), answer)));
            }
        });
    }
}

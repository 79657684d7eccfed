package dev.drawbridge.core.store;

import dev.drawbridge.core.journal.JournalState;
import dev.drawbridge.core.journal.Reach;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database as long as it can be used: it is opened again when it could not be used for a while, and exchanged for a
 * fresh one when it is damaged. Whoever writes or reads learns only whether it worked.
 */
final class Disk implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Disk.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** After so many files that went bad in one run, it is the disk, and a copy of each would fill it. */
    private static final int MOST_RENEWALS = 5;

    private final Home home;
    private final String epoch;
    private final StoreOptions options;
    private final IntSupplier pages;
    private final List<Book> books;
    private final Readers readers;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<HomeLock> homeLock = Optional.empty();
    private Optional<Tables> tables = Optional.empty();
    private Identity identity = Identity.NONE;
    private Map<String, Reach> reaches = Map.of();
    private boolean late;
    /** Why the database was begun anew, until the books know; {@code ""} if it was not. */
    private String anew = "";
    private final AtomicInteger renewals = new AtomicInteger();
    private Duration pause = FIRST_PAUSE;
    private Instant nextTry = Instant.MIN;
    private JournalState whenFine = new JournalState.Fine();
    private volatile JournalState state = whenFine;
    private volatile boolean readable;

    /** @param pages how large the database may grow, asked each time it is opened */
    Disk(Home home, String epoch, StoreOptions options, IntSupplier pages, List<Book> books) {
        this.home = home;
        this.epoch = epoch;
        this.options = options;
        this.pages = pages;
        this.books = List.copyOf(books);
        readers = new Readers(home.database());
    }

    /** Opens it, or will when that is possible. */
    void open() {
        write(Durability.BRIDGE, tables -> reaches = tables.journal().reaches());
        late = true;
    }

    /** What was found when it was opened, unless that was too late. */
    Map<String, Reach> reaches() {
        return reaches;
    }

    JournalState state() {
        return state;
    }

    /** Does the work in one transaction, and says whether that is committed. */
    boolean write(Durability durability, Tables.Work work) {
        lock.lock();
        try {
            return !options.clock().instant().isBefore(nextTry) && attempt(durability, work);
        } finally {
            lock.unlock();
        }
    }

    /** The answer, or the other one if it cannot be read. */
    <T> T read(Readers.Question<T> question, T otherwise) {
        if (!readable) {
            return otherwise;
        }
        int asked = renewals.get();
        try {
            return readers.ask(question).orElse(otherwise);
        } catch (SQLException failure) {
            unreadable(failure, asked);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return otherwise;
    }

    private boolean attempt(Durability durability, Tables.Work work) {
        try {
            opened().run(durability, work);
            well();
            return true;
        } catch (SQLException | IOException failure) {
            return worthAnotherAttempt(failure) && attempt(durability, work);
        }
    }

    private Tables opened() throws SQLException, IOException {
        if (tables.isPresent()) {
            identity.check(home.database());
            return tables.get();
        }
        home.prepare();
        if (homeLock.isEmpty()) {
            homeLock = Optional.of(HomeLock.take(home.lock()).orElseThrow(HomeTakenException::new));
        }
        Opening opening = new Opening(epoch, /* goesOn= */ options.journal() && !late,
                homeLock.get().trusted(), options.clock().millis());
        Tables open = Tables.open(home.database(), pages.getAsInt(), opening, options);
        tables = Optional.of(open);
        identity = Identity.of(home.database());
        if (opening.goesOn()) {
            homeLock.get().trust(epoch);
        }
        if (!anew.isEmpty()) {
            books.forEach(book -> book.beginAnew(anew));
            anew = "";
        }
        if (!readable) {
            for (Book book : books) {
                book.load(open);
            }
            readable = true;
        }
        return open;
    }

    private void well() {
        pause = FIRST_PAUSE;
        if (!state.equals(whenFine)) {
            log.info("things are kept again in {}", home.database());
            state = whenFine;
        }
    }

    /** Sees to what went wrong; what can be seen to at once is worth another attempt. */
    private boolean worthAnotherAttempt(Exception failure) {
        Trouble trouble = Trouble.of(failure);
        try {
            distrust();
            return switch (trouble) {
                case FULL, BUSY, UNUSABLE -> giveUpForNow(trouble, failure);
                case TAKEN -> giveUp(trouble);
                case MOVED -> renew(trouble, failure);
                case DAMAGED, NEWER -> renewals.get() < MOST_RENEWALS
                        ? renew(trouble, failure)
                        : giveUpForNow(Trouble.UNUSABLE, failure);
            };
        } catch (SQLException | IOException further) {
            failure.addSuppressed(further);
            return giveUpForNow(Trouble.UNUSABLE, failure);
        }
    }

    /** Leaves the mark that something is missing in this epoch, which counts if it is cut off. */
    private void distrust() throws SQLException, IOException {
        if (homeLock.isPresent()) {
            homeLock.get().distrust();
        }
        closeTables();
    }

    private boolean giveUpForNow(Trouble trouble, Exception failure) {
        String sentence = trouble.sentence(home.database());
        JournalState broken = new JournalState.Broken(sentence);
        if (!broken.equals(state)) {
            log.warn(sentence);
            log.debug("what went wrong:", failure);
            state = broken;
        }
        nextTry = options.clock().instant().plus(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        return false;
    }

    private boolean giveUp(Trouble trouble) {
        String sentence = trouble.sentence(home.database());
        log.warn(sentence);
        state = new JournalState.Off(sentence);
        nextTry = Instant.MAX;
        return false;
    }

    private boolean renew(Trouble trouble, Exception failure) throws SQLException, IOException {
        Lock held = readers.hold();
        try {
            String sentence = trouble.sentence(trouble == Trouble.MOVED
                    ? home.database()
                    : Aside.move(home.database(), options.clock().instant()));
            log.warn(sentence);
            log.debug("what went wrong:", failure);
            whenFine = new JournalState.Renewed(sentence);
            state = whenFine;
            anew = sentence;
            renewals.incrementAndGet();
            return true;
        } finally {
            held.unlock();
        }
    }

    /** Exchanges a file that turned out to be damaged, unless that was done since it was read. */
    private void unreadable(SQLException failure, int asked) {
        lock.lock();
        try {
            switch (Trouble.of(failure)) {
                case MOVED, DAMAGED, NEWER -> {
                    if (asked == renewals.get() && worthAnotherAttempt(failure)) {
                        write(Durability.BRIDGE, tables -> {});
                    }
                }
                case FULL, BUSY, UNUSABLE, TAKEN ->
                    log.warn("cannot read from {}: {}", home.database(),
                            String.valueOf(failure.getMessage()));
            }
        } finally {
            lock.unlock();
        }
    }

    private void closeTables() throws SQLException {
        if (tables.isPresent()) {
            Tables used = tables.get();
            tables = Optional.empty();
            used.close();
        }
    }

    /** Leaves the last commits to the next run, should anything be in their way. */
    @Override
    public void close() {
        lock.lock();
        try {
            nextTry = Instant.MAX;
            readable = false;
            readers.close();
            closeTables();
            if (homeLock.isPresent()) {
                homeLock.get().close();
            }
        } catch (SQLException | IOException failure) {
            log.debug("closing {}:", home.database(), failure);
        } finally {
            lock.unlock();
        }
    }
}

package dev.drawbridge.core.store;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who tells the database what is noted in the book: all of it together, as soon as it is told to.
 *
 * <p>It has a thread of the platform, since it waits for the disk inside SQLite. Whether or not there is anything new,
 * it looks from time to time: the disk may not have taken something, or the database may have been begun anew.
 */
final class ReceiptClerk implements AutoCloseable {
    private static final int ROUND_SECONDS = 10;
    private static final long PRUNING_IN_MILLISECONDS = 600_000;

    private final ReceiptBook book;
    private final Disk disk;
    private final StoreOptions options;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("drawbridge-receipts").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private final AtomicBoolean rung = new AtomicBoolean();
    private long nextPruning;

    ReceiptClerk(ReceiptBook book, Disk disk, StoreOptions options) {
        this.book = book;
        this.disk = disk;
        this.options = options;
    }

    void start() {
        var _ = thread.scheduleWithFixedDelay(this::tell, ROUND_SECONDS, ROUND_SECONDS,
                TimeUnit.SECONDS);
    }

    /** Has it look at once. */
    void ring() {
        if (rung.compareAndSet(/* expectedValue= */ false, /* newValue= */ true)) {
            thread.execute(this::tell);
        }
    }

    private void tell() {
        rung.set(false);
        Unsaved unsaved = book.unsaved();
        boolean told = unsaved.notes().isEmpty()
                || disk.write(Durability.BRIDGE, tables -> write(unsaved.notes(), tables.receipts()));
        if (told) {
            book.crossOut(unsaved.notes());
        }
        unsaved.waiting().forEach(waiting -> waiting.complete(told));
    }

    private void write(List<Note> notes, ReceiptTable table) throws SQLException {
        for (Note note : notes) {
            table.write(note);
        }
        InstantSource clock = options.clock();
        if (clock.millis() >= nextPruning) {
            table.prune(clock.millis() - options.receipts().toMillis(), ReceiptBook.MOST_SLIPS);
            nextPruning = clock.millis() + PRUNING_IN_MILLISECONDS;
        }
    }

    /** Tells what is left and takes nothing more. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(ROUND_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        tell();
    }
}

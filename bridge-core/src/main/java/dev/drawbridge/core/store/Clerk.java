package dev.drawbridge.core.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who tells the database what is noted in the books: all of it together, as soon as it is told to.
 *
 * <p>It has a thread of the platform, since it waits for the disk inside SQLite. Whether or not there is anything new,
 * it looks from time to time: the disk may not have taken something, or the database may have been begun anew.
 */
final class Clerk implements AutoCloseable {
    private static final int ROUND_SECONDS = 10;

    private final List<Book> books;
    private final Disk disk;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("drawbridge-clerk").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private final AtomicBoolean rung = new AtomicBoolean();

    Clerk(List<Book> books, Disk disk) {
        this.books = List.copyOf(books);
        this.disk = disk;
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

    /** One at a time: the closing one does not wait forever for the thread. */
    private synchronized void tell() {
        rung.set(false);
        List<Page> pages = books.stream().map(Book::page).toList();
        List<Tables.Work> work = pages.stream().map(Page::work).flatMap(Optional::stream).toList();
        boolean told = work.isEmpty() || disk.write(durability(pages), tables -> {
            for (Tables.Work each : work) {
                each.in(tables);
            }
        });
        pages.forEach(page -> page.told().accept(told));
    }

    private static Durability durability(List<Page> pages) {
        return pages.stream()
                .anyMatch(page -> page.work().isPresent() && page.durability() == Durability.SYSTEM)
                        ? Durability.SYSTEM
                        : Durability.BRIDGE;
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

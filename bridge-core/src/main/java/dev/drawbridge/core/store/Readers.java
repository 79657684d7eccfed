package dev.drawbridge.core.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Those who read while something is written, each with a connection of its own.
 *
 * <p>They are threads of the platform: a virtual one that waits for the disk inside SQLite would keep its carrier from
 * everybody else. Whoever asks waits for the answer, so that their queue is no longer than there are clients.
 */
final class Readers implements AutoCloseable {
    /** What is asked. */
    interface Question<T> {
        T answer(Connection connection) throws SQLException;
    }

    private static final int THREADS = 2;
    private static final int IDLE_SECONDS = 10;

    private final Path file;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS,
            TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("drawbridge-reader-", 0).factory());
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();
    /** Held for reading by whoever reads, and for writing while the file is exchanged. */
    private final ReadWriteLock exchange = new ReentrantReadWriteLock();

    Readers(Path file) {
        this.file = file;
        threads.allowCoreThreadTimeOut(true);
    }

    /** The answer; none once they are closed. */
    <T> Optional<T> ask(Question<T> question) throws SQLException, InterruptedException {
        try {
            return threads.submit(() -> answer(question)).get();
        } catch (RejectedExecutionException closed) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException ofTheDisk -> throw ofTheDisk;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    private <T> Optional<T> answer(Question<T> question) throws SQLException {
        exchange.readLock().lock();
        try {
            if (threads.isShutdown()) {
                return Optional.empty();
            }
            Connection used = idle.poll();
            Connection connection = used == null ? Connections.reading(file) : used;
            try {
                T answer = question.answer(connection);
                connection.rollback();
                idle.add(connection);
                return Optional.of(answer);
            } catch (SQLException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        } finally {
            exchange.readLock().unlock();
        }
    }

    /**
     * Lets nobody read until the lock is given back, so that the file can be exchanged: whoever closes a file last
     * deletes the write-ahead log of its name, even if that belongs to another file by then.
     */
    Lock hold() throws SQLException {
        Lock held = exchange.writeLock();
        held.lock();
        try {
            forget();
        } catch (SQLException failure) {
            held.unlock();
            throw failure;
        }
        return held;
    }

    private void forget() throws SQLException {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdown();
        hold().unlock();
    }
}

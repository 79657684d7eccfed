package dev.drawbridge.server.access.password;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where passwords are hashed: on half of the processors, for each takes one and 19 MiB for a while. A few wait; who comes
 * then is told to come again. Its threads end when there is nothing to do.
 */
final class Mill {
    static final int AT_A_TIME = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    static final int WAITING = 16;
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(AT_A_TIME, AT_A_TIME, IDLE_SECONDS,
            TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("password-", 0).daemon().factory());

    Mill() {
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Lets the work be done.
     *
     * @throws RejectedExecutionException when too much waits
     */
    <T> CompletableFuture<T> grind(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }
}

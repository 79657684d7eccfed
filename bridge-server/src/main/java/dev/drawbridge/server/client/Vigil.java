package dev.drawbridge.server.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Ends a connection on which a bridge, which pings every quarter of a minute, has said nothing for too long. Any thread. */
final class Vigil {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(50);

    private final Runnable end;
    private final Duration longest;
    private final Executor later;
    private volatile long heardAt = System.nanoTime();
    private volatile boolean over;
    private volatile boolean silent;

    private Vigil(Runnable end, Duration longest) {
        this.end = end;
        this.longest = longest;
        this.later = CompletableFuture.delayedExecutor(longest.toNanos() / 4, TimeUnit.NANOSECONDS);
    }

    /** Begins it. */
    static Vigil over(Runnable end) {
        return over(end, LONGEST_SILENCE);
    }

    static Vigil over(Runnable end, Duration longest) {
        Vigil vigil = new Vigil(end, longest);
        vigil.later.execute(vigil::look);
        return vigil;
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    /** Whether it has ended the connection. */
    boolean hasEndedIt() {
        return silent;
    }

    /** The connection has ended by itself. */
    void stop() {
        over = true;
    }

    private void look() {
        if (over) {
            return;
        }
        if (System.nanoTime() - heardAt > longest.toNanos()) {
            silent = true;
            end.run();
        } else {
            later.execute(this::look);
        }
    }
}

package dev.drawbridge.core.engine;

import dev.drawbridge.core.log.Outbox;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the agent from saying more than even the quickest of its clients can take: otherwise all of them would fall
 * behind, and be told less than they could be.
 *
 * <p>The agent waits for nobody who does not read, and for nobody long: however slow they are, it is read at more
 * than a megabyte a second.
 */
final class Brake {
    /** So much may wait for the quickest. */
    private static final long ROOM = 1 << 20;
    /** Who has taken nothing for so long is not about to. */
    private static final Duration DEAF = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMillis(50);
    private static final Duration STEP = Duration.ofNanos(50_000);

    private Brake() {}

    /** Waits until the outbox, that of the quickest who were told something, has room again. */
    static void easeOff(Outbox quickest) {
        long begin = System.nanoTime();
        while (quickest.backlog() > ROOM && !quickest.isIdle(DEAF)
                && System.nanoTime() - begin < LONGEST.toNanos()) {
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}

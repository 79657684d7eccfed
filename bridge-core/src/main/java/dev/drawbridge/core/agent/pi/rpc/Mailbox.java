package dev.drawbridge.core.agent.pi.rpc;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of what Pi says to the executor, in order. It has room for a number of blocks; when they are not heard Pi is
 * not read, and waits.
 */
final class Mailbox {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);
    private static final int BLOCKS = 16;

    private final Semaphore room = new Semaphore(BLOCKS);
    private final Executor executor;
    private volatile boolean open = true;

    Mailbox(Executor executor) {
        this.executor = executor;
    }

    void post(Runnable act) {
        try {
            executor.execute(act);
        } catch (RejectedExecutionException over) {
            log.debug("nobody is left to hear of Pi", over);
        }
    }

    /** Waits until there is room for one more block of what was said. */
    void endBlock() {
        if (open) {
            room.acquireUninterruptibly();
            post(room::release);
        }
    }

    /** From now on nothing waits: the end must not wait for who does not hear of it. */
    void hurry() {
        open = false;
        room.release(BLOCKS);
    }
}

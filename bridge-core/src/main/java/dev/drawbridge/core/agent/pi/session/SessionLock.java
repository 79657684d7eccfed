package dev.drawbridge.core.agent.pi.session;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;

/** That nobody else of us works on a session. */
public final class SessionLock implements AutoCloseable {
    private final FileLock lock;
    private final Runnable afterwards;
    private final AtomicBoolean closed = new AtomicBoolean();

    SessionLock(FileLock lock, Runnable afterwards) {
        this.lock = lock;
        this.afterwards = afterwards;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                lock.acquiredBy().close();
            } catch (IOException releasedAnyway) {
                // the system has let go of it with the file
            } finally {
                afterwards.run();
            }
        }
    }
}

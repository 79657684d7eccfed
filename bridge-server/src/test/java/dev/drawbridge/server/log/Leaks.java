package dev.drawbridge.server.log;

import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBufAllocator;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.List;

/** Looks, once all tests have run, whether a buffer was lost that nobody had noticed yet. */
final class Leaks implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Netty reports what the collector has found when it next hands out a buffer. */
    @Override
    public void close() {
        awaitCollection();
        Log log = new Log();
        NoSurprises.listen(log);
        ByteBufAllocator.DEFAULT.directBuffer(1).release();
        NoSurprises.forget(log);
        List<String> lines = log.lines();
        if (!lines.isEmpty()) {
            throw new AssertionError("lost: " + lines);
        }
    }

    /** What was lost before the canary is found before it. */
    private static void awaitCollection() {
        ReferenceQueue<Object> found = new ReferenceQueue<>();
        Reference<Object> canary = new PhantomReference<>(new Object(), found);
        try {
            await().atMost(PATIENCE).until(() -> {
                System.gc();
                return found.poll() != null;
            });
        } finally {
            Reference.reachabilityFence(canary);
        }
    }
}

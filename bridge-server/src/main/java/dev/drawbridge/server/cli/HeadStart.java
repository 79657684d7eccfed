package dev.drawbridge.server.cli;

import dev.drawbridge.core.store.Store;
import dev.drawbridge.server.endpoint.Endpoint;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;

/**
 * What takes long the first time and is the same however the bridge is started, done by a thread of its own while the
 * command line is read. Nothing comes of it but that it is quicker when it is done in earnest, where it is also told if it
 * cannot be done.
 */
final class HeadStart {
    private final CompletableFuture<Void> end;

    private HeadStart(CompletableFuture<Void> end) {
        this.end = end;
    }

    static HeadStart none() {
        return new HeadStart(CompletableFuture.completedFuture(null));
    }

    static HeadStart take() {
        // first, since whoever asks for a logger while the library is being set up gets none of its own
        var _ = LoggerFactory.getILoggerFactory();
        return new HeadStart(CompletableFuture.runAsync(HeadStart::run,
                task -> Thread.ofPlatform().name("head-start").daemon().start(task)));
    }

    private static void run() {
        new SecureRandom().nextBytes(new byte[1]);
        Store.prepare();
        Endpoint.prepare();
    }

    /** Waits for its end, so that no two threads meet while classes are initialized. */
    void await() {
        end.exceptionally(failure -> null).join();
    }
}

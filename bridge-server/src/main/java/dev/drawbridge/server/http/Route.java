package dev.drawbridge.server.http;

import java.util.concurrent.CompletableFuture;

/** Answers the requests of one method to one path. */
@FunctionalInterface
public interface Route {
    /**
     * Takes a request and returns at once; any thread may complete the answer. When the one who asked has gone, the
     * answer is cancelled.
     */
    CompletableFuture<HttpAnswer> answer(HttpCall call);
}

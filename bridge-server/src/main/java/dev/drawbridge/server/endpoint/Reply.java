package dev.drawbridge.server.endpoint;

import dev.drawbridge.server.access.Pass;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.concurrent.CompletableFuture;

/** What a request gets. */
sealed interface Reply {
    /**
     * The request is answered.
     *
     * @param body the text, of the kind that the headers name
     * @param lasting whether the same socket may bring another request
     */
    record Answer(HttpResponseStatus status, HttpHeaders headers, String body, boolean lasting)
            implements
                Reply {}

    /** The request is answered once that is known. */
    record Later(CompletableFuture<Answer> answer) implements Reply {}

    /**
     * The request becomes a WebSocket.
     *
     * @param deflates whether compressed messages were agreed upon
     * @param pass by which it does
     */
    record Welcome(HttpHeaders headers, boolean deflates, Pass pass) implements Reply {}
}

package dev.drawbridge.server.endpoint;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;

/** What a request gets. */
sealed interface Reply {
    /**
     * The request is answered.
     *
     * @param lasting whether the same socket may bring another request
     */
    record Answer(HttpResponseStatus status, HttpHeaders headers, String advice, boolean lasting)
            implements
                Reply {}

    /**
     * The request becomes a WebSocket.
     *
     * @param deflates whether compressed messages were agreed upon
     * @param device the name of the device that asked
     */
    record Welcome(HttpHeaders headers, boolean deflates, String device) implements Reply {}
}

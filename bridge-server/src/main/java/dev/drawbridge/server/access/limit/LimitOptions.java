package dev.drawbridge.server.access.limit;

import java.util.stream.LongStream;

/**
 * How much is too much.
 *
 * @param waiting sockets that have not said yet who they are, in all
 * @param waitingEach how many of them may come from one address that is not this machine's
 * @param requests a second from one address that is not this machine's, of those who are not let in
 * @param connections that one device may have open
 * @param messages a second from one device
 * @param bytes a second from one device
 */
public record LimitOptions(int waiting, int waitingEach, int requests, int connections, int messages,
        long bytes) {
    /** More than any client does that was seen, by a wide margin. */
    public static final LimitOptions STANDARD = new LimitOptions(1024, 128, 50, 512, 1000, 8 << 20);

    /**
     * Checks that something is allowed.
     *
     * @throws IllegalArgumentException when a limit is not above zero
     */
    public LimitOptions {
        if (LongStream.of(waiting, waitingEach, requests, connections, messages, bytes)
                .anyMatch(limit -> limit < 1)) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }
}

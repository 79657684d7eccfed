package dev.drawbridge.server.endpoint;

import java.time.Duration;
import java.util.List;

/**
 * How long the endpoint waits for what.
 *
 * @param handshake for a whole request, from the moment the socket is open
 * @param ping between two pings
 * @param silence for any sign of life after a ping
 * @param closing for a client to take its last messages and answer the close frame
 */
public record Timing(Duration handshake, Duration ping, Duration silence, Duration closing) {
    public static final Timing STANDARD = new Timing(Duration.ofSeconds(10), Duration.ofSeconds(15),
            Duration.ofSeconds(20), Duration.ofSeconds(2));

    /**
     * Checks that there is time.
     *
     * @throws IllegalArgumentException when a time is not above zero
     */
    public Timing {
        if (!List.of(handshake, ping, silence, closing).stream().allMatch(Duration::isPositive)) {
            throw new IllegalArgumentException("times are above zero");
        }
    }
}

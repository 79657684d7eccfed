package dev.drawbridge.server.access;

import java.net.InetSocketAddress;

/**
 * The connection that a request came by.
 *
 * @param from its far end, which may be a proxy's
 * @param to its end here
 * @param since when it was seen first, in nanoseconds of {@link System#nanoTime}
 * @param relayed whether the request says itself that it came to somebody else first
 */
public record Link(InetSocketAddress from, InetSocketAddress to, long since, boolean relayed) {
    /** Whether it does not leave the machine, and has not come from elsewhere. */
    boolean isLoopback() {
        return !relayed && from.getAddress().isLoopbackAddress() && to.getAddress().isLoopbackAddress();
    }
}

package dev.drawbridge.server.access;

import java.net.InetSocketAddress;

/**
 * The connection that a request came by.
 *
 * @param from its far end, which may be a proxy's
 * @param to its end here
 */
public record Link(InetSocketAddress from, InetSocketAddress to) {
    /** Whether it does not leave the machine. */
    boolean isLoopback() {
        return from.getAddress().isLoopbackAddress() && to.getAddress().isLoopbackAddress();
    }
}

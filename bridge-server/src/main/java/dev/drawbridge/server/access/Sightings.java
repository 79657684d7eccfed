package dev.drawbridge.server.access;

import dev.drawbridge.core.access.Visitor;
import java.net.InetAddress;

/** Hears who was let in, and from where. Quick: it is told on a socket's thread. */
@FunctionalInterface
public interface Sightings {
    void seen(Visitor visitor, InetAddress from);

    /** Nobody listens. */
    static Sightings unnoticed() {
        return (visitor, from) -> {};
    }
}

package dev.drawbridge.core.access;

import dev.drawbridge.protocol.access.Scopes;

/**
 * The device behind a connection, as it was let in.
 *
 * @param deviceId its id for good
 * @param name by which people know it
 * @param scopes what it may do
 */
public record Visitor(String deviceId, String name, Scopes scopes) {
    /** Whoever reaches a socket that only the bridge's own user can reach. */
    public static final Visitor LOCAL = new Visitor("local", "local", Scopes.OWNER);
    /** Whoever is the bridge's own user on its own machine. */
    public static final Visitor HOST = new Visitor("host", "this host", Scopes.OWNER);

    /** Whoever has the token that the bridge was started with. */
    public static final Visitor OWNER = new Visitor("owner", "owner", Scopes.OWNER);
}

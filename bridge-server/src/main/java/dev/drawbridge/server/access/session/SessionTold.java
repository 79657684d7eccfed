package dev.drawbridge.server.access.session;

import dev.drawbridge.protocol.access.AccessScope;
import java.util.List;

/**
 * What a browser can learn of its session.
 *
 * @param device the id of the device that it is
 * @param name by which people know that
 * @param scopes what it may do
 * @param expiresAt when it ends, in milliseconds since 1970
 */
record SessionTold(String device, String name, List<AccessScope> scopes, long expiresAt) {
    SessionTold {
        scopes = List.copyOf(scopes);
    }
}

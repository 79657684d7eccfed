package dev.drawbridge.server.access.session;

import dev.drawbridge.core.access.Visitor;
import java.util.Optional;
import java.util.function.Function;

/**
 * Those who can have sessions, each under a key: devices under their ids, and the owner under one that changes with the
 * token that the bridge is started with, so that an old token's sessions end with it.
 *
 * @param devices the device of an id, if there is one
 * @param owner the owner's key, if there is such a token
 */
public record Holders(Function<String, Optional<Visitor>> devices, Optional<String> owner) {
    /** None, for whoever comes in by something that is not ours to prolong. */
    Optional<String> key(Visitor visitor) {
        return visitor.equals(Visitor.OWNER)
                ? owner
                : devices.apply(visitor.deviceId()).map(Visitor::deviceId);
    }

    Optional<Visitor> find(String key) {
        return owner.filter(key::equals).isPresent() ? Optional.of(Visitor.OWNER) : devices.apply(key);
    }
}

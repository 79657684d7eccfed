package dev.drawbridge.core.access;

import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.access.Scopes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A device that may come in until it is revoked.
 *
 * @param name no other has it
 * @param createdAt in milliseconds since 1970
 * @param lastSeenAt when it last came in
 * @param lastSeenFrom from which address
 * @param tokenHash SHA-256 of its token in hexadecimal digits; none, if it comes in by password only
 */
public record KnownDevice(String deviceId, String name, List<AccessScope> scopes, long createdAt,
        Optional<Long> lastSeenAt, Optional<String> lastSeenFrom, Optional<String> tokenHash) {
    public KnownDevice {
        Objects.requireNonNull(deviceId, "deviceId");
        Objects.requireNonNull(name, "name");
        scopes = List.copyOf(scopes);
        Objects.requireNonNull(lastSeenAt, "lastSeenAt");
        Objects.requireNonNull(lastSeenFrom, "lastSeenFrom");
        Objects.requireNonNull(tokenHash, "tokenHash");
    }

    public KnownDevice named(String another) {
        return new KnownDevice(deviceId, another, scopes, createdAt, lastSeenAt, lastSeenFrom, tokenHash);
    }

    /** The same, having come in. */
    public KnownDevice seen(long at, String from) {
        return new KnownDevice(deviceId, name, scopes, createdAt, Optional.of(at), Optional.of(from),
                tokenHash);
    }

    /** It, as it comes in. */
    public Visitor visitor() {
        return new Visitor(deviceId, name, Scopes.of(scopes));
    }
}

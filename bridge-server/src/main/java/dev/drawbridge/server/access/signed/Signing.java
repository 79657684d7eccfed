package dev.drawbridge.server.access.signed;

import dev.drawbridge.protocol.access.Scopes;
import java.time.Duration;
import java.util.Optional;

/**
 * Which signed tokens are taken.
 *
 * @param issuer who must have made them, if that matters
 * @param audience whom they must be meant for, if that matters
 * @param skew how far the clock of whoever makes them may be from ours
 * @param otherwise what those allow that do not say it
 */
public record Signing(SharedSecret secret, Optional<String> issuer, Optional<String> audience, Duration skew,
        Scopes otherwise) {
    /** As Codex has it. */
    public static final Duration USUAL_SKEW = Duration.ofSeconds(30);
    private static final Duration LARGEST_SKEW = Duration.ofMinutes(10);

    /**
     * Checks that an expired token does not count for long.
     *
     * @throws IllegalArgumentException when it would; says what to write
     */
    public Signing {
        if (skew.isNegative() || skew.compareTo(LARGEST_SKEW) > 0) {
            throw new IllegalArgumentException(
                    "clocks that are more than 10 minutes apart are wrong: allow for less");
        }
    }

    /** Tokens of anybody who has the secret, for anybody. They allow to look on unless they say more. */
    public static Signing with(SharedSecret secret) {
        return new Signing(secret, Optional.empty(), Optional.empty(), USUAL_SKEW, Scopes.VIEWER);
    }
}

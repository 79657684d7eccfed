package dev.drawbridge.server;

import dev.drawbridge.server.access.signed.Signing;
import java.time.Duration;
import java.util.Optional;

/**
 * How those are known who come in, besides by the token that the bridge was started with.
 *
 * @param signing which signed tokens are taken, if any are
 * @param sessionTtl how long a browser stays known
 */
public record EntranceOptions(Optional<Signing> signing, Duration sessionTtl) {
    public static final EntranceOptions STANDARD = new EntranceOptions(Optional.empty(),
            Duration.ofDays(30));

    /**
     * Checks that sessions last.
     *
     * @throws IllegalArgumentException when they would end before they begin
     */
    public EntranceOptions {
        if (!sessionTtl.isPositive()) {
            throw new IllegalArgumentException("a session lasts longer than no time");
        }
    }

    public EntranceOptions withSigning(Optional<Signing> chosen) {
        return new EntranceOptions(chosen, sessionTtl);
    }

    public EntranceOptions withSessionTtl(Duration chosen) {
        return new EntranceOptions(signing, chosen);
    }
}

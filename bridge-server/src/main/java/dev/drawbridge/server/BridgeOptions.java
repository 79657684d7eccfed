package dev.drawbridge.server;

import dev.drawbridge.server.endpoint.EndpointOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * What whoever starts a bridge can choose.
 *
 * @param endpoint where clients come in, and who
 * @param keeping what is kept
 * @param approvalTimeout after which is declined what an agent asked and nobody has answered
 * @param entrance how those who come in are known
 */
public record BridgeOptions(EndpointOptions endpoint, Keeping keeping, Optional<Duration> approvalTimeout,
        EntranceOptions entrance) {
    /** A bridge that forgets everything when it ends, and never stops asking. */
    public static BridgeOptions at(EndpointOptions endpoint) {
        return new BridgeOptions(endpoint, Keeping.inMemory(), Optional.empty(), EntranceOptions.STANDARD);
    }

    public BridgeOptions withKeeping(Keeping keeping) {
        return new BridgeOptions(endpoint, keeping, approvalTimeout, entrance);
    }

    public BridgeOptions withEntrance(EntranceOptions entrance) {
        return new BridgeOptions(endpoint, keeping, approvalTimeout, entrance);
    }

    public BridgeOptions withApprovalTimeout(Optional<Duration> approvalTimeout) {
        return new BridgeOptions(endpoint, keeping, approvalTimeout, entrance);
    }
}

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
 */
public record BridgeOptions(EndpointOptions endpoint, Keeping keeping, Optional<Duration> approvalTimeout) {
    /** A bridge that forgets everything when it ends, and never stops asking. */
    public static BridgeOptions at(EndpointOptions endpoint) {
        return new BridgeOptions(endpoint, Keeping.inMemory(), Optional.empty());
    }

    public BridgeOptions withKeeping(Keeping keeping) {
        return new BridgeOptions(endpoint, keeping, approvalTimeout);
    }

    public BridgeOptions withApprovalTimeout(Optional<Duration> approvalTimeout) {
        return new BridgeOptions(endpoint, keeping, approvalTimeout);
    }
}

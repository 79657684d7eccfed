package dev.drawbridge.server;

import dev.drawbridge.core.project.ProjectOptions;
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
 * @param projects in which devices may have agents work, besides those that people add
 */
public record BridgeOptions(EndpointOptions endpoint, Keeping keeping, Optional<Duration> approvalTimeout,
        EntranceOptions entrance, ProjectOptions projects) {
    /** A bridge that forgets everything when it ends, and never stops asking. */
    public static BridgeOptions at(EndpointOptions endpoint) {
        return new BridgeOptions(endpoint, Keeping.inMemory(), Optional.empty(), EntranceOptions.STANDARD,
                ProjectOptions.NONE);
    }

    public BridgeOptions withKeeping(Keeping keeping) {
        return new BridgeOptions(endpoint, keeping, approvalTimeout, entrance, projects);
    }

    public BridgeOptions withEntrance(EntranceOptions entrance) {
        return new BridgeOptions(endpoint, keeping, approvalTimeout, entrance, projects);
    }

    public BridgeOptions withProjects(ProjectOptions projects) {
        return new BridgeOptions(endpoint, keeping, approvalTimeout, entrance, projects);
    }

    public BridgeOptions withApprovalTimeout(Optional<Duration> approvalTimeout) {
        return new BridgeOptions(endpoint, keeping, approvalTimeout, entrance, projects);
    }
}

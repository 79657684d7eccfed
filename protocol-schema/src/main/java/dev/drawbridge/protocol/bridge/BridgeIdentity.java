package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;

@Description("What the bridge says of itself in the result of initialize, as the member \"bridge\", to a client whose capabilities had a member \"bridge\".")
public record BridgeIdentity(
        @Description("The version of the bridge.") String version,
        @Description("Names the run of the bridge that sequence numbers belong to; another epoch, other numbers.") String epoch,
        @Description("What this bridge can do beyond the agents' own protocol, by name. Ignore names you do not know.") List<String> features) {
    public BridgeIdentity {
        if (version.isBlank() || epoch.isBlank()) {
            throw new IllegalArgumentException("a bridge has a version and an epoch");
        }
        features = List.copyOf(features);
    }
}

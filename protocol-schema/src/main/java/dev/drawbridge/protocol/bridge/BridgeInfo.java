package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("What the bridge is and what it leads to.")
public record BridgeInfo(
        @Description("The version of the bridge.") String version,
        @Description("Names the run of the bridge that sequence numbers belong to; another epoch, other numbers.") String epoch,
        @Description("What this bridge can do beyond the agents' own protocol, by name. Ignore names you do not know.") List<String> features,
        @Description("The agents behind the bridge.") List<AgentInfo> agents,
        @Description("The journal of what happened in the threads.") JournalInfo journal,
        @Description("The device that asks.") CallerInfo you,
        @Description("When the bridge was started, in milliseconds since 1970.") Optional<Long> startedAtMs,
        @Description("How many clients are connected, whoever asks among them.") Optional<Integer> clients,
        @Description("The port at which it listens.") Optional<Integer> port) {
    public BridgeInfo {
        if (version.isBlank() || epoch.isBlank()) {
            throw new IllegalArgumentException("a bridge has a version and an epoch");
        }
        features = List.copyOf(features);
        agents = List.copyOf(agents);
        Objects.requireNonNull(journal, "journal");
        Objects.requireNonNull(you, "you");
        Objects.requireNonNull(startedAtMs, "startedAtMs");
        Objects.requireNonNull(clients, "clients");
        Objects.requireNonNull(port, "port");
    }

    /** A bridge of which there is nothing else to tell. */
    public BridgeInfo(String version, String epoch, List<String> features, List<AgentInfo> agents,
            JournalInfo journal, CallerInfo you) {
        this(version, epoch, features, agents, journal, you, /* startedAtMs= */ Optional.empty(),
                /* clients= */ Optional.empty(), /* port= */ Optional.empty());
    }
}

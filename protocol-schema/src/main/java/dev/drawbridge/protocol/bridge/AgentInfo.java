package dev.drawbridge.protocol.bridge;

import java.util.Objects;
import java.util.Optional;

@Description("A coding agent behind the bridge.")
public record AgentInfo(
        @Description("The name it has in the bridge's configuration.") String name,
        @Description("How it is doing.") AgentState state,
        @Description("The version it told; absent until it has been ready once.") Optional<String> version) {
    public AgentInfo {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an agent has a name");
        }
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(version, "version");
    }
}

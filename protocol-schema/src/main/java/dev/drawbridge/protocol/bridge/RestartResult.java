package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("How an agent's new life began.")
public record RestartResult(
        @Description("How the agent is doing now: ready, or why not.") AgentInfo agent) {
    public RestartResult {
        Objects.requireNonNull(agent, "agent");
    }
}

package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("Which agent is to be started anew.")
public record RestartParams(
        @Description("The name it has in the bridge's configuration.") String agent) {
    public RestartParams {
        Objects.requireNonNull(agent, "agent");
    }
}

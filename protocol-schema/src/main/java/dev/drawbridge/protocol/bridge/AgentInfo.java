package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("A coding agent behind the bridge.")
public record AgentInfo(
        @Description("The name it has in the bridge's configuration.") String name,
        @Description("How it is doing.") AgentState state,
        @Description("The version it told; absent until it has been ready once.") Optional<String> version,
        @Description("Why it is not ready, and what to do if somebody has to do something; for people.") Optional<String> sentence,
        @Description("How often it was started again since the bridge was started.") long restarts,
        @Description("When it is started again, in milliseconds since 1970; absent when it is not waiting for that.") Optional<Long> nextAttemptAtMs,
        @Description("How it differs from the agent that the bridge was made for, one sentence each, for people.") List<String> warnings) {
    public AgentInfo {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an agent has a name");
        }
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(nextAttemptAtMs, "nextAttemptAtMs");
        warnings = List.copyOf(warnings);
    }

    /** An agent of which there is nothing else to tell. */
    public AgentInfo(String name, AgentState state, Optional<String> version) {
        this(name, state, version, /* sentence= */ Optional.empty(), /* restarts= */ 0,
                /* nextAttemptAtMs= */ Optional.empty(), /* warnings= */ List.of());
    }
}

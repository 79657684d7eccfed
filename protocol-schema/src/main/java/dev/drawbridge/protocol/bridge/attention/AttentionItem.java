package dev.drawbridge.protocol.bridge.attention;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@Description("Something that somebody should look at.")
public record AttentionItem(@Description("Names it; later ones have higher numbers.") long number,
        @Description("Why.") AttentionKind kind,
        @Description("The agent.") String agent,
        @Description("The thread.") Optional<String> threadId,
        @Description("The turn.") Optional<String> turnId,
        @Description("What is asked.") Optional<String> approvalId,
        @Description("What it is about, in one line.") Optional<String> summary,
        @Description("Since when, in milliseconds since 1970.") long atMs,
        @Description("When somebody marked it as seen, on whatever device.") Optional<Long> seenAtMs) {
    public AttentionItem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(turnId, "turnId");
        Objects.requireNonNull(approvalId, "approvalId");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(seenAtMs, "seenAtMs");
    }
}

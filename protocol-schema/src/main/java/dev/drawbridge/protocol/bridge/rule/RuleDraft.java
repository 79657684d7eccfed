package dev.drawbridge.protocol.bridge.rule;

import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("A rule that is to be made. It matches what all of its conditions match.")
public record RuleDraft(@Description("What becomes of what it matches.") RuleEffect effect,
        @Description("The highest is looked at first; 0 if absent.") Optional<Integer> priority,
        @Description("Matches the agent's name: a glob.") Optional<String> agent,
        @Description("Matches where it would happen: a glob.") Optional<String> directory,
        @Description("Matches the command: a glob.") Optional<String> command,
        @Description("Matches \"mcp:SERVER:TOOL\": a glob.") Optional<String> tool,
        @Description("Matches these kinds; if absent: commands, file changes and tools.") Optional<List<ApprovalKind>> kinds,
        @Description("Matches this fingerprint and no other.") Optional<String> fingerprint,
        @Description("Matches in this thread only; such a rule ends with the bridge.") Optional<String> threadId,
        @Description("A note.") Optional<String> note) {
    public RuleDraft {
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(tool, "tool");
        kinds = kinds.map(List::copyOf);
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(note, "note");
    }
}

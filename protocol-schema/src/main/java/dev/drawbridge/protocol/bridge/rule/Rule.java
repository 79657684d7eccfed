package dev.drawbridge.protocol.bridge.rule;

import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("A rule by which agents are answered. It matches what all of its conditions match; in globs \"*\" stands for any characters but \"/\" in directories, \"**\" for any.")
public record Rule(@Description("Names it.") String ruleId,
        @Description("What becomes of what it matches.") RuleEffect effect,
        @Description("The highest is looked at first; among equals those that deny.") int priority,
        @Description("Matches the agent's name: a glob.") Optional<String> agent,
        @Description("Matches where it would happen: a glob.") Optional<String> directory,
        @Description("Matches the command: a glob. To be allowed it must be a single command, without what a shell would make more of.") Optional<String> command,
        @Description("Matches \"mcp:SERVER:TOOL\": a glob.") Optional<String> tool,
        @Description("Matches these kinds; when empty: commands, file changes and tools.") List<ApprovalKind> kinds,
        @Description("Matches this fingerprint and no other.") Optional<String> fingerprint,
        @Description("Matches in this thread only; such a rule ends with the bridge.") Optional<String> threadId,
        @Description("What its author has noted.") Optional<String> note,
        @Description("When it was made, in milliseconds since 1970.") long createdAtMs,
        @Description("By whom.") String createdBy) {
    public Rule {
        Objects.requireNonNull(ruleId, "ruleId");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(tool, "tool");
        kinds = List.copyOf(kinds);
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(createdBy, "createdBy");
    }
}

package dev.drawbridge.core.rule;

import dev.drawbridge.core.shell.Script;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What rules look at.
 *
 * @param directories all that it touches, as far as is known
 * @param personal whether no rule may allow it
 */
public record Subject(String agent, String threadId, ApprovalKind kind, List<String> directories,
        Optional<Script> command, Optional<String> tool, Optional<String> fingerprint, boolean personal) {
    public Subject {
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(kind, "kind");
        directories = List.copyOf(directories);
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }

    /** Whether only a person can say yes: what is asked for is more than rules speak of, or cannot be said by yes. */
    boolean isPersonal() {
        return personal || kind == ApprovalKind.QUESTION || kind == ApprovalKind.ELICITATION;
    }
}

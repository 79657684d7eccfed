package dev.drawbridge.protocol.bridge.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("Something that an agent asks a person.")
public record Approval(@Description("Names it, for this bridge and for good.") String approvalId,
        @Description("The agent that asks.") String agent,
        @Description("The thread.") String threadId,
        @Description("The turn.") Optional<String> turnId,
        @Description("The item.") Optional<String> itemId,
        @Description("The id of the request by which those who follow the thread are asked.") long requestId,
        @Description("The method of that request.") String method,
        @Description("The params of that request, as the agent has put it.") JsonNode params,
        @Description("The files and what is to change in them, as the agent's item has them.") Optional<JsonNode> changes,
        @Description("What is asked for.") ApprovalKind kind,
        @Description("That in one line, for people.") String summary,
        @Description("Where it would happen.") Optional<String> directory,
        @Description("What it has in common with others that one decision can answer.") Optional<String> fingerprint,
        @Description("What can be decided.") List<Decision> decisions,
        @Description("How far the decision can reach.") List<ApprovalScope> scopes,
        @Description("When it was asked, in milliseconds since 1970.") long openedAtMs,
        @Description("What has become of it.") ApprovalState state,
        @Description("How it has ended, unless it is open.") Optional<Closing> closing) {
    public Approval {
        Objects.requireNonNull(approvalId, "approvalId");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(turnId, "turnId");
        Objects.requireNonNull(itemId, "itemId");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(params, "params");
        changes = changes.filter(tree -> !tree.isNull());
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(fingerprint, "fingerprint");
        decisions = List.copyOf(decisions);
        scopes = List.copyOf(scopes);
        Objects.requireNonNull(state, "state");
        if (closing.isPresent() == (state == ApprovalState.OPEN)) {
            throw new IllegalArgumentException("what is open has not ended, and nothing else is open");
        }
    }

    /** The same, ended. */
    public Approval closed(ApprovalState end, Closing how) {
        return new Approval(approvalId, agent, threadId, turnId, itemId, requestId, method, params, changes,
                kind, summary, directory, fingerprint, decisions, scopes, openedAtMs, end, Optional.of(how));
    }

    /** The same, asked under another id. */
    public Approval askedAs(long request) {
        return new Approval(approvalId, agent, threadId, turnId, itemId, request, method, params, changes,
                kind, summary, directory, fingerprint, decisions, scopes, openedAtMs, state, closing);
    }
}

package dev.drawbridge.protocol.bridge.approval;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@Description("How it came to its end.")
public record Closing(@Description("When, in milliseconds since 1970.") long atMs,
        @Description("What was decided, if the agent was answered.") Optional<Decision> decision,
        @Description("How far that reaches.") Optional<ApprovalScope> scope,
        @Description("Who has decided.") Optional<AnsweredBy> by,
        @Description("What whoever decided has noted.") Optional<String> note,
        @Description("Why it has ended without an answer, for people.") Optional<String> reason) {
    public Closing {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(reason, "reason");
    }

    /** Somebody has answered. */
    public static Closing answered(long atMs, Decision decision, ApprovalScope scope, AnsweredBy by,
            Optional<String> note) {
        return new Closing(atMs, Optional.of(decision), Optional.of(scope), Optional.of(by), note,
                Optional.empty());
    }

    /** Nobody has in time, and so the bridge has said no. */
    public static Closing expired(long atMs, String reason) {
        return new Closing(atMs, Optional.of(Decision.DECLINE), Optional.of(ApprovalScope.ONCE),
                Optional.empty(), Optional.empty(), Optional.of(reason));
    }

    /** Nobody has. */
    public static Closing unanswered(long atMs, String reason) {
        return new Closing(atMs, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(reason));
    }
}

package dev.drawbridge.core.approval;

import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be decided about a question, and how far a yes can reach. */
public record Offer(List<Decision> decisions, List<ApprovalScope> scopes) {
    private static final List<Decision> ALL = List.of(Decision.ACCEPT, Decision.DECLINE, Decision.CANCEL);

    public Offer {
        decisions = List.copyOf(decisions);
        scopes = List.copyOf(scopes);
    }

    static Offer of(List<ApprovalScope> scopes) {
        return new Offer(ALL, scopes);
    }

    /** All the scopes if there is a fingerprint that one can speak of. */
    static List<ApprovalScope> scopes(boolean fingerprint) {
        return fingerprint ? List.of(ApprovalScope.values()) : List.of(ApprovalScope.ONCE);
    }

    /** Fails unless this was offered. */
    void check(Verdict verdict) {
        if (!decisions.contains(verdict.decision())) {
            throw unfit("This cannot be answered with " + name(verdict.decision()) + ", only with "
                    + names(decisions) + ".");
        }
        if (verdict.decision() != Decision.ACCEPT && verdict.scope() != ApprovalScope.ONCE) {
            throw unfit("Only accept can reach further than once; to refuse for longer, add a rule.");
        }
        if (!scopes.contains(verdict.scope())) {
            throw unfit(
                    "This cannot be answered for " + name(verdict.scope()) + ", only for " + names(scopes)
                            + ".");
        }
    }

    /** Fails unless this was offered and nothing else was said. */
    void checkPlain(Verdict verdict) {
        check(verdict);
        withoutAnswers(verdict);
        withoutContent(verdict);
    }

    static void withoutAnswers(Verdict verdict) {
        if (verdict.answers().isPresent()) {
            throw unfit("No answers are wanted here; leave out \"answers\".");
        }
    }

    static void withoutContent(Verdict verdict) {
        if (verdict.content().isPresent()) {
            throw unfit("No content is wanted here; leave out \"content\".");
        }
    }

    static Declined unfit(String sentence) {
        return new Declined(ErrorCode.INVALID_PARAMS, sentence);
    }

    private static String names(List<? extends Enum<?>> values) {
        return values.stream().map(Offer::name).collect(Collectors.joining(", "));
    }

    /** As it stands on the wire. */
    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

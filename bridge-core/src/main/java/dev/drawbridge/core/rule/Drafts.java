package dev.drawbridge.core.rule;

import dev.drawbridge.protocol.bridge.rule.Rule;
import dev.drawbridge.protocol.bridge.rule.RuleDraft;
import java.util.List;

/** Rules that are to be made. */
final class Drafts {
    private static final int USUAL_PRIORITY = 0;

    private Drafts() {}

    /**
     * Makes a rule of a draft.
     *
     * @throws dev.drawbridge.protocol.bridge.Declined it would never match, or say less than it does
     */
    static Rule rule(RuleDraft draft, String ruleId, long createdAtMs, String createdBy) {
        Rule rule = new Rule(ruleId, draft.effect(), draft.priority().orElse(USUAL_PRIORITY), draft.agent(),
                draft.directory(), draft.command(), draft.tool(), draft.kinds().orElse(List.of()),
                draft.fingerprint(), draft.threadId(), draft.note(), createdAtMs, createdBy);
        RuleForm.check(rule);
        return rule;
    }
}

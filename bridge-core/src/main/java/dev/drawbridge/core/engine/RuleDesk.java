package dev.drawbridge.core.engine;

import dev.drawbridge.core.rule.Rulebook;
import dev.drawbridge.core.rule.Shelved;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import dev.drawbridge.protocol.bridge.rule.RuleChanged;
import dev.drawbridge.protocol.bridge.rule.RuleDraft;
import dev.drawbridge.protocol.bridge.rule.RuleList;
import dev.drawbridge.protocol.bridge.rule.RuleName;
import dev.drawbridge.protocol.bridge.rule.RuleService;
import java.util.Locale;

/** Serves one call of a client that is about rules. */
final class RuleDesk implements RuleService {
    private final Switchboard switchboard;
    private final ControlCall call;

    RuleDesk(Switchboard switchboard, ControlCall call) {
        this.switchboard = switchboard;
        this.call = call;
    }

    private Rulebook rules() {
        return switchboard.concerns().rules();
    }

    @Override
    public RuleList list() {
        return switchboard.ask(() -> new RuleList(rules().all(), rules().damaged()));
    }

    @Override
    public RuleChanged add(RuleDraft draft) {
        return settled(switchboard.ask(() -> {
            Shelved added = rules().add(draft, call.caller().asAuthor());
            record(AuditAction.RULE_ADDED, added);
            switchboard.concerns().approvals().reconsider();
            return added;
        }));
    }

    @Override
    public RuleChanged remove(RuleName name) {
        RuleChanged changed = settled(switchboard.ask(() -> {
            Shelved removed = rules().remove(name.ruleId());
            record(AuditAction.RULE_REMOVED, removed);
            return removed;
        }));
        switchboard.run(switchboard.concerns().approvals()::reconsider);
        return changed;
    }

    private void record(AuditAction action, Shelved changed) {
        switchboard.concerns().ruled(action, call.caller(), changed.ruleId(), changed.rule()
                .map(rule -> rule.effect().name().toLowerCase(Locale.ROOT)).orElse("unreadable"));
    }

    /** Waits for the disk, outside of the lock. */
    private static RuleChanged settled(Shelved changed) {
        return new RuleChanged(changed.ruleId(), changed.rule(), changed.kept().join());
    }
}

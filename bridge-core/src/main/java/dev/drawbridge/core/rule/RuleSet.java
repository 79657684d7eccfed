package dev.drawbridge.core.rule;

import dev.drawbridge.protocol.bridge.rule.Rule;
import dev.drawbridge.protocol.bridge.rule.RuleEffect;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Rules in the order in which they are looked at: the highest priority first, and among equals those that deny, then
 * those that ask.
 */
public final class RuleSet {
    private static final Comparator<Rule> ORDER = Comparator.comparingInt(Rule::priority).reversed()
            .thenComparingInt(rule -> rank(rule.effect())).thenComparing(Rule::ruleId);

    private final List<Rule> rules;
    private final List<Condition> conditions;
    private final boolean damaged;

    private RuleSet(Collection<Rule> rules, boolean damaged) {
        this.rules = rules.stream().sorted(ORDER).toList();
        this.conditions = this.rules.stream().map(Condition::of).toList();
        this.damaged = damaged;
    }

    /**
     * Puts rules in order.
     *
     * @param damaged whether there are more that cannot be read: as long as that is so, nothing is allowed
     */
    public static RuleSet of(Collection<Rule> rules, boolean damaged) {
        return new RuleSet(rules, damaged);
    }

    private static int rank(RuleEffect effect) {
        return switch (effect) {
            case DENY -> 0;
            case ASK -> 1;
            case ALLOW -> 2;
        };
    }

    public List<Rule> rules() {
        return rules;
    }

    boolean isDamaged() {
        return damaged;
    }

    /** The first that matches; empty if none does, and also if it would allow while others are damaged. */
    public Optional<Rule> decide(Subject subject) {
        for (int at = 0; at < rules.size(); at++) {
            if (conditions.get(at).matches(subject)) {
                return Optional.of(rules.get(at))
                        .filter(rule -> !damaged || rule.effect() != RuleEffect.ALLOW);
            }
        }
        return Optional.empty();
    }
}

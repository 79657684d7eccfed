package dev.drawbridge.core.rule;

import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.approval.AnsweredBy;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.rule.Rule;
import dev.drawbridge.protocol.bridge.rule.RuleDraft;
import dev.drawbridge.protocol.bridge.rule.RuleEffect;
import dev.drawbridge.protocol.message.ErrorCode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The rules that hold now, of which those that are not of one thread only are kept on a shelf.
 *
 * <p>The engine's lock guards all of it.
 */
public final class Rulebook {
    private static final int USUAL_PRIORITY = 0;
    private static final int MOST = 10_000;

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final RuleShelf shelf;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private RuleSet set;

    /** @param ids makes names that no other rule has */
    public Rulebook(RuleShelf shelf, InstantSource clock, Supplier<String> ids) {
        this.shelf = shelf;
        this.clock = clock;
        this.ids = ids;
        shelf.rules().forEach(rule -> rules.put(rule.ruleId(), rule));
        this.set = ordered();
    }

    private RuleSet ordered() {
        return RuleSet.of(rules.values(), !shelf.damaged().isEmpty());
    }

    /** The rule that decides, if one does. What was damaged may have been taken off the shelf by now. */
    public Optional<Rule> decide(Subject subject) {
        if (set.isDamaged()) {
            set = ordered();
        }
        return set.decide(subject);
    }

    /** In the order in which they are looked at. */
    public List<Rule> all() {
        return set.rules();
    }

    /** What is wrong with rules that cannot be read. */
    public List<String> damaged() {
        return shelf.damaged();
    }

    /**
     * Makes a rule.
     *
     * @throws Declined it would say nothing, or too much, or cannot be understood
     */
    public Shelved add(RuleDraft draft, AnsweredBy author) {
        if (rules.size() >= MOST) {
            throw new Declined(ErrorCode.INVALID_REQUEST, "There are " + MOST + " rules: remove some first");
        }
        return put(Drafts.rule(draft, ids.get(), clock.millis(), author.name()));
    }

    /** Lets an agent have what has this fingerprint from now on: in one thread, or everywhere. */
    public void grant(String agent, ApprovalKind kind, String fingerprint, Optional<String> threadId,
            AnsweredBy author) {
        if (rules.size() >= MOST) {
            return; // what was answered is answered, and what comes will be asked
        }
        put(new Rule(ids.get(), RuleEffect.ALLOW, USUAL_PRIORITY, Optional.of(agent),
                /* directory= */ Optional.empty(), /* command= */ Optional.empty(),
                /* tool= */ Optional.empty(), List.of(kind), Optional.of(fingerprint), threadId,
                /* note= */ Optional.empty(), clock.millis(), author.name()));
    }

    private Shelved put(Rule rule) {
        rules.put(rule.ruleId(), rule);
        set = ordered();
        return new Shelved(rule.ruleId(), Optional.of(rule), rule.threadId().isPresent()
                ? CompletableFuture.completedFuture(false)
                : shelf.put(rule));
    }

    /**
     * Takes a rule away, one that cannot be read included.
     *
     * @throws Declined there is none of that name
     */
    public Shelved remove(String ruleId) {
        Optional<Rule> removed = Optional.ofNullable(rules.remove(ruleId));
        if (removed.isEmpty() && !shelf.isDamaged(ruleId)) {
            throw new Declined(ErrorCode.NOT_FOUND,
                    "There is no such rule: bridge/rules/list tells which there are");
        }
        CompletableFuture<Boolean> kept = removed.flatMap(Rule::threadId).isPresent()
                ? CompletableFuture.completedFuture(false)
                : shelf.remove(ruleId);
        set = ordered();
        return new Shelved(ruleId, removed, kept);
    }
}

package dev.drawbridge.core.rule;

import dev.drawbridge.protocol.bridge.rule.Rule;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where rules are kept across runs of the bridge. */
public interface RuleShelf {
    /** Those that were there when the bridge began. */
    List<Rule> rules();

    /** What was there besides and could not be read, each in a sentence: as long as there is any, nothing is allowed by rule. */
    List<String> damaged();

    /** Whether a rule of that name is among them. */
    boolean isDamaged(String ruleId);

    /** Keeps the rule, and says whether it will be there in the next run, once that is known. */
    CompletableFuture<Boolean> put(Rule rule);

    /** Takes the rule away, and says whether it will be gone in the next run, once that is known. */
    CompletableFuture<Boolean> remove(String ruleId);
}

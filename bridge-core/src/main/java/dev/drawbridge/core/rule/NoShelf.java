package dev.drawbridge.core.rule;

import dev.drawbridge.protocol.bridge.rule.Rule;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Rules that are thrown away: whoever has made them has them until the bridge ends. */
public final class NoShelf implements RuleShelf {
    @Override
    public List<Rule> rules() {
        return List.of();
    }

    @Override
    public boolean isDamaged(String ruleId) {
        return false;
    }

    @Override
    public List<String> damaged() {
        return List.of();
    }

    @Override
    public CompletableFuture<Boolean> put(Rule rule) {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public CompletableFuture<Boolean> remove(String ruleId) {
        return CompletableFuture.completedFuture(true);
    }
}

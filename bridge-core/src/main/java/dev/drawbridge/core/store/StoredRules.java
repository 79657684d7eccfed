package dev.drawbridge.core.store;

import dev.drawbridge.core.rule.RuleShelf;
import dev.drawbridge.protocol.bridge.rule.Rule;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Rules that are noted in the book, and written into the database by the clerk. */
record StoredRules(RuleBook book, Clerk clerk) implements RuleShelf {
    @Override
    public List<Rule> rules() {
        return book.rules();
    }

    @Override
    public boolean isDamaged(String ruleId) {
        return book.isDamaged(ruleId);
    }

    @Override
    public List<String> damaged() {
        return book.damaged();
    }

    @Override
    public CompletableFuture<Boolean> put(Rule rule) {
        CompletableFuture<Boolean> kept = book.put(rule);
        clerk.ring();
        return kept;
    }

    @Override
    public CompletableFuture<Boolean> remove(String ruleId) {
        CompletableFuture<Boolean> removed = book.remove(ruleId);
        clerk.ring();
        return removed;
    }
}

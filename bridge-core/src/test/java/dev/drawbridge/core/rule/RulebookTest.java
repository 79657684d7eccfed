package dev.drawbridge.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.shell.Script;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.rule.Rule;
import dev.drawbridge.protocol.bridge.rule.RuleEffect;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class RulebookTest {
    private static final Subject COMMAND = new Subject("codex", "t", ApprovalKind.COMMAND, List.of("/w"),
            Optional.of(Script.of("git status")), Optional.empty(), Optional.empty(), /* personal= */ false);

    /** A shelf with a rule that allows and one that is damaged. */
    private static final class FakeShelf implements RuleShelf {
        private final List<String> damaged = new ArrayList<>(List.of("the rule b is damaged"));
        private final CompletableFuture<Boolean> removed = new CompletableFuture<>();

        @Override
        public List<Rule> rules() {
            return List.of(new Rule("a", RuleEffect.ALLOW, 0, Optional.empty(), Optional.empty(),
                    Optional.of("git *"), Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                    Optional.empty(), 1, "phone"));
        }

        @Override
        public boolean isDamaged(String ruleId) {
            return damaged.stream().anyMatch(sentence -> sentence.contains(ruleId));
        }

        @Override
        public List<String> damaged() {
            return List.copyOf(damaged);
        }

        @Override
        public CompletableFuture<Boolean> put(Rule rule) {
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public CompletableFuture<Boolean> remove(String ruleId) {
            return removed;
        }

        void diskIsDone() {
            damaged.clear();
            removed.complete(true);
        }
    }

    private final FakeShelf shelf = new FakeShelf();
    private final Rulebook rules = new Rulebook(shelf, InstantSource.system(), () -> "c");

    @Test
    void onceTheLastDamagedRuleIsGoneTheOthersAllowAgain() {
        assertThat(rules.decide(COMMAND)).isEmpty();
        rules.remove("b");
        assertThat(rules.decide(COMMAND)).isEmpty();
        shelf.diskIsDone();
        assertThat(rules.decide(COMMAND)).map(Rule::ruleId).contains("a");
    }
}

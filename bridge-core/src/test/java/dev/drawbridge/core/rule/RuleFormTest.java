package dev.drawbridge.core.rule;

import static dev.drawbridge.core.rule.Rules.allow;
import static dev.drawbridge.core.rule.Rules.deny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.rule.Rule;
import dev.drawbridge.protocol.bridge.rule.RuleDraft;
import dev.drawbridge.protocol.bridge.rule.RuleEffect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleFormTest {
    private static void isMade(Rules rule) {
        assertThatCode(() -> RuleForm.check(rule.named("r"))).doesNotThrowAnyException();
    }

    private static void isRefused(Rules rule, String sentence) {
        assertThatThrownBy(() -> RuleForm.check(rule.named("r"))).isInstanceOf(Declined.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void usualRulesAreMade() {
        List.of(allow().running("git status*"), allow().in("/a/**"), allow().in("**/b"),
                allow().using("mcp:x:*"),
                allow().ofAgent("someone-unknown"), allow().of("mcp:x:y").inThread("t"), deny(),
                deny().forKinds(ApprovalKind.QUESTION)).forEach(RuleFormTest::isMade);
    }

    @Test
    void whatAllowsMustSayWhat() {
        isRefused(allow(), "needs a condition");
        isRefused(allow().forKinds(ApprovalKind.COMMAND), "needs a condition");
        isRefused(allow().running("*").in("/**").ofAgent("**"), "needs a condition");
        isRefused(allow().in("/./**"), "needs a condition");
        isRefused(allow().in("**/."), "needs a condition");
    }

    @Test
    void questionsCannotBeAllowed() {
        isRefused(allow().ofAgent("codex").forKinds(ApprovalKind.COMMAND, ApprovalKind.ELICITATION),
                "cannot be allowed by a rule");
    }

    @Test
    void whatWouldNeverMatchIsRefused() {
        isRefused(deny().in("relative/**"), "must begin with");
        isRefused(deny().in("/a/../b"), "must not go back");
        isRefused(deny().using("ring"), "mcp:SERVER:TOOL");
        isRefused(deny().running("ls").using("mcp:x:y"), "make two rules");
        isRefused(deny().running(" "), "1 to 500 characters");
        isRefused(deny().running("a".repeat(501)), "1 to 500 characters");
        isRefused(deny().running("a\nb"), "control characters");
    }

    @Test
    void aRuleIsWhatItsDraftSays() {
        RuleDraft draft = new RuleDraft(RuleEffect.DENY, Optional.empty(), Optional.of("codex"),
                Optional.empty(),
                Optional.of("rm *"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of("no"));
        Rule rule = Drafts.rule(draft, "r1", 7, "phone");
        assertThat(rule).isEqualTo(new Rule("r1", RuleEffect.DENY, 0, Optional.of("codex"), Optional.empty(),
                Optional.of("rm *"), Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                Optional.of("no"), 7, "phone"));
    }

    @Test
    void aDraftThatAllowsEverythingIsRefused() {
        RuleDraft draft = new RuleDraft(RuleEffect.ALLOW, Optional.of(5), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> Drafts.rule(draft, "r1", 7, "phone")).isInstanceOf(Declined.class);
    }
}

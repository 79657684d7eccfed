package dev.drawbridge.core.rule;

import static dev.drawbridge.core.rule.Rules.allow;
import static dev.drawbridge.core.rule.Rules.command;
import static dev.drawbridge.core.rule.Rules.deny;
import static dev.drawbridge.core.rule.Rules.files;
import static dev.drawbridge.core.rule.Rules.set;
import static dev.drawbridge.core.rule.Rules.that;
import static dev.drawbridge.core.rule.Rules.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.rule.Rule;
import dev.drawbridge.protocol.bridge.rule.RuleEffect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleSetTest {
    private static Optional<RuleEffect> effect(RuleSet rules, Subject subject) {
        return rules.decide(subject).map(Rule::effect);
    }

    private static void allows(RuleSet rules, Subject subject) {
        assertThat(effect(rules, subject)).contains(RuleEffect.ALLOW);
    }

    private static void isSilent(RuleSet rules, Subject subject) {
        assertThat(rules.decide(subject)).isEmpty();
    }

    @Test
    void withoutRulesNothingIsDecided() {
        isSilent(set(), command("git status"));
    }

    @Test
    void theHighestPriorityDecides() {
        RuleSet rules = set(allow().running("git *").at(1), deny().running("git push*").at(2), deny().at(0));
        allows(rules, command("git status"));
        assertThat(effect(rules, command("git push"))).contains(RuleEffect.DENY);
        assertThat(effect(rules, command("ls"))).contains(RuleEffect.DENY);
    }

    @Test
    void amongEqualsDenyingGoesBeforeAskingAndAskingBeforeAllowing() {
        assertThat(effect(set(allow().ofAgent("codex"), that(RuleEffect.ASK), deny()), command("ls")))
                .contains(RuleEffect.DENY);
        assertThat(effect(set(allow().ofAgent("codex"), that(RuleEffect.ASK)), command("ls")))
                .contains(RuleEffect.ASK);
    }

    @Test
    void aCommandIsAllowedAsAWholeOnly() {
        RuleSet rules = set(allow().running("git status*"));
        allows(rules, command("git status -s"));
        isSilent(rules, command("git status; rm x"));
        isSilent(rules, command("git status > x"));
        isSilent(rules, command("FOO=1 git status"));
        isSilent(rules, command("ls && git status"));
    }

    @Test
    void aCommandIsDeniedForAnyPart() {
        RuleSet rules = set(allow().ofAgent("codex"), deny().running("rm *"));
        for (String text : List.of("rm x", "ls; rm x", "ls $(rm x)", "sudo /bin/rm x", "bash -c 'rm x'",
                "git " + "a".repeat(1 << 16))) {
            assertThat(effect(rules, command(text))).as(text).contains(RuleEffect.DENY);
        }
        allows(rules, command("ls; git status"));
    }

    @Test
    void filesAreAllowedInWhatContainsAllOfThem() {
        RuleSet rules = set(allow().in("/a/b/**"));
        allows(rules, files("/a/b"));
        allows(rules, files("/a/b/c", "/a/b"));
        isSilent(rules, files("/a/b", "/etc"));
        isSilent(rules, files("/a/b/../../etc"));
        isSilent(rules, files("/a/bc"));
        isSilent(rules, files());
    }

    @Test
    void filesAreDeniedWhereAnyOfThemIs() {
        RuleSet rules = set(allow().in("/a/**"), deny().in("/a/secret/**"));
        assertThat(effect(rules, files("/a/b", "/a/secret"))).contains(RuleEffect.DENY);
        assertThat(effect(rules, files("/a/b/../secret/x"))).contains(RuleEffect.DENY);
        allows(rules, files("/a/b"));
    }

    @Test
    void toolsAreNamedByTheirServerToo() {
        RuleSet rules = set(allow().using("mcp:desk:*"));
        allows(rules, tool("mcp:desk:ring"));
        isSilent(rules, tool("mcp:desktop:ring"));
        isSilent(rules, command("ls"));
    }

    @Test
    void permissionsAreAllowedOnlyByRulesThatNameThem() {
        Subject permissions = Rules.of(ApprovalKind.PERMISSIONS, /* personal= */ false);
        isSilent(set(allow().ofAgent("codex"), deny()), permissions);
        allows(set(allow().ofAgent("codex").forKinds(ApprovalKind.PERMISSIONS)), permissions);
    }

    @Test
    void whatOnlyAPersonCanAnswerIsNeverAllowedButMayBeDenied() {
        for (ApprovalKind kind : ApprovalKind.values()) {
            Subject subject = Rules.of(kind, /* personal= */ true);
            isSilent(set(allow().ofAgent("codex").forKinds(ApprovalKind.values())), subject);
            assertThat(effect(set(deny().forKinds(kind)), subject)).contains(RuleEffect.DENY);
        }
    }

    @Test
    void questionsAreNeverAllowedWhateverIsSaidOfThem() {
        for (ApprovalKind kind : List.of(ApprovalKind.QUESTION, ApprovalKind.ELICITATION)) {
            isSilent(set(allow().ofAgent("codex").forKinds(kind)), Rules.of(kind, /* personal= */ false));
        }
    }

    @Test
    void aFingerprintAndAThreadAreThoseAndNoOther() {
        RuleSet rules = set(allow().of("command:ls").inThread("t1"));
        allows(rules, command("ls"));
        isSilent(rules, command("ls "));
        isSilent(set(allow().of("command:ls").inThread("t2")), command("ls"));
        isSilent(set(allow().of("command:*").inThread("t1")), command("ls"));
    }

    @Test
    void whileAnyRuleIsDamagedNothingIsAllowedButDenyingHolds() {
        List<Rule> rules = List.of(allow().running("git *").named("a"),
                deny().running("git push*").named("d"));
        isSilent(RuleSet.of(rules, /* damaged= */ true), command("git status"));
        assertThat(effect(RuleSet.of(rules, /* damaged= */ true), command("git push")))
                .contains(RuleEffect.DENY);
    }
}

package dev.drawbridge.core.rule;

import static dev.drawbridge.core.rule.Rules.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drawbridge.core.shell.Bash;
import dev.drawbridge.core.shell.NastyCommands;
import dev.drawbridge.protocol.bridge.rule.Rule;
import dev.drawbridge.protocol.bridge.rule.RuleEffect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AnyRulesTest {
    private static final int ROUNDS = 5_000;

    private static boolean allows(List<Rule> rules, Subject subject) {
        return RuleSet.of(rules, /* damaged= */ false).decide(subject)
                .filter(rule -> rule.effect() == RuleEffect.ALLOW).isPresent();
    }

    /** Whether this rule alone would allow it. */
    private static boolean allowsAlone(Rule rule, Subject subject) {
        return allows(List.of(rule), subject);
    }

    private static boolean matchesAlone(Rule rule, Subject subject) {
        return RuleSet.of(List.of(rule), /* damaged= */ false).decide(subject).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothingIsAllowedThatNoRuleAllows(long seed) {
        Generator any = new Generator(seed);
        int allowed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Rule> rules = any.rules();
            Subject subject = any.subject();
            Optional<Rule> deciding = RuleSet.of(rules, /* damaged= */ false).decide(subject);
            if (allows(rules, subject)) {
                allowed++;
                assertThat(rules).anyMatch(rule -> allowsAlone(rule, subject));
                int priority = deciding.orElseThrow().priority();
                assertThat(rules)
                        .noneMatch(rule -> rule.effect() != RuleEffect.ALLOW && rule.priority() >= priority
                                && matchesAlone(rule, subject));
            }
        }
        assertThat(allowed).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anotherRuleThatDeniesNeverAllowsMore(long seed) {
        Generator any = new Generator(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<Rule> rules = any.rules();
            Subject subject = any.subject();
            List<Rule> more = new ArrayList<>(rules);
            more.add(any.rule(RuleEffect.DENY, "more"));
            assertThat(allows(more, subject) && !allows(rules, subject)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void oneRuleLessThatAllowsNeverAllowsMore(long seed) {
        Generator any = new Generator(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<Rule> rules = new ArrayList<>(any.rules());
            Rule allowing = any.rule(RuleEffect.ALLOW, "allowing");
            Subject subject = any.subject();
            boolean before = allows(Stream.concat(rules.stream(), Stream.of(allowing)).toList(), subject);
            assertThat(allows(rules, subject) && !before).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderInWhichTheyWereMadeDoesNotMatter(long seed) {
        Generator any = new Generator(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<Rule> rules = any.rules();
            Subject subject = any.subject();
            List<Rule> shuffled = new ArrayList<>(rules);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(RuleSet.of(shuffled, /* damaged= */ false).decide(subject))
                    .isEqualTo(RuleSet.of(rules, /* damaged= */ false).decide(subject));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatACommandGlobAllowsIsForARealShellThatCommandAndNothingElse(long seed, @TempDir Path folder)
            throws Exception {
        assumeTrue(Bash.isHere(), "no bash here");
        RuleSet rules = Rules.set(allow().running("git status*"));
        List<String> allowed = Stream.generate(new NastyCommands(seed)::next).limit(30_000).distinct()
                .filter(text -> rules.decide(Rules.command(text)).isPresent()).limit(500).toList();
        assertThat(allowed).hasSizeGreaterThan(100);
        List<List<String>> run = Bash.commands(allowed, folder);
        assertThat(run).hasSameSizeAs(allowed).allSatisfy(words -> {
            assertThat(words).hasSizeGreaterThanOrEqualTo(2).startsWith("git");
            assertThat(words.get(1)).startsWith("status");
        });
    }
}

package dev.drawbridge.core.rule;

import dev.drawbridge.core.shell.CleanPath;
import dev.drawbridge.core.shell.Script;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.rule.Rule;
import dev.drawbridge.protocol.bridge.rule.RuleEffect;
import java.util.Optional;
import java.util.Set;

/**
 * When a rule matches. One that allows has to be sure: of all directories, of the whole command. The others match if any
 * of it may be meant.
 */
record Condition(Rule rule, Set<ApprovalKind> kinds, Optional<Glob> agent, Optional<Glob> directory,
        Optional<Glob> command, Optional<Glob> tool) {
    private static final Set<ApprovalKind> USUAL = Set.of(ApprovalKind.COMMAND, ApprovalKind.FILE_CHANGE,
            ApprovalKind.TOOL);

    static Condition of(Rule rule) {
        return new Condition(rule, rule.kinds().isEmpty() ? USUAL : Set.copyOf(rule.kinds()),
                rule.agent().map(Glob::of), rule.directory().map(Glob::ofDirectory),
                rule.command().map(Glob::of),
                rule.tool().map(Glob::of));
    }

    boolean matches(Subject subject) {
        return kinds.contains(subject.kind()) && !(allows() && subject.isPersonal())
                && rule.threadId().map(subject.threadId()::equals).orElse(true)
                && rule.fingerprint().map(it -> subject.fingerprint().equals(Optional.of(it))).orElse(true)
                && agent.map(glob -> glob.matches(subject.agent())).orElse(true)
                && tool.map(glob -> subject.tool().map(glob::matches).orElse(false)).orElse(true)
                && directory.map(glob -> matchesDirectory(glob, subject)).orElse(true)
                && command.map(glob -> subject.command().map(it -> matchesCommand(glob, it)).orElse(false))
                        .orElse(true);
    }

    private boolean allows() {
        return rule.effect() == RuleEffect.ALLOW;
    }

    private boolean matchesDirectory(Glob glob, Subject subject) {
        return allows()
                ? !subject.directories().isEmpty() && subject.directories().stream()
                        .allMatch(it -> CleanPath.of(it).map(glob::matches).orElse(false))
                : subject.directories().stream().anyMatch(it -> glob.matches(CleanPath.resolved(it)));
    }

    private boolean matchesCommand(Glob glob, Script script) {
        if (script.isTooLong()) {
            return !allows();
        }
        return allows()
                ? script.single() && glob.matches(script.text().strip())
                : script.segments().stream().anyMatch(glob::matches);
    }
}

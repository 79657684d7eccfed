package dev.drawbridge.core.rule;

import dev.drawbridge.core.shell.Script;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.rule.Rule;
import dev.drawbridge.protocol.bridge.rule.RuleEffect;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rules and what they look at, made up step by step. */
record Rules(RuleEffect effect, int priority, Optional<String> agent, Optional<String> directory,
        Optional<String> command, Optional<String> tool, List<ApprovalKind> kinds,
        Optional<String> fingerprint,
        Optional<String> thread) {
    static Rules that(RuleEffect effect) {
        return new Rules(effect, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of(),
                Optional.empty(), Optional.empty());
    }

    static Rules allow() {
        return that(RuleEffect.ALLOW);
    }

    static Rules deny() {
        return that(RuleEffect.DENY);
    }

    Rules at(int level) {
        return new Rules(effect, level, agent, directory, command, tool, kinds, fingerprint, thread);
    }

    Rules ofAgent(String glob) {
        return new Rules(effect, priority, Optional.of(glob), directory, command, tool, kinds, fingerprint,
                thread);
    }

    Rules in(String glob) {
        return new Rules(effect, priority, agent, Optional.of(glob), command, tool, kinds, fingerprint,
                thread);
    }

    Rules running(String glob) {
        return new Rules(effect, priority, agent, directory, Optional.of(glob), tool, kinds, fingerprint,
                thread);
    }

    Rules using(String glob) {
        return new Rules(effect, priority, agent, directory, command, Optional.of(glob), kinds, fingerprint,
                thread);
    }

    Rules forKinds(ApprovalKind... some) {
        return new Rules(effect, priority, agent, directory, command, tool, List.of(some), fingerprint,
                thread);
    }

    Rules of(String print) {
        return new Rules(effect, priority, agent, directory, command, tool, kinds, Optional.of(print),
                thread);
    }

    Rules inThread(String id) {
        return new Rules(effect, priority, agent, directory, command, tool, kinds, fingerprint,
                Optional.of(id));
    }

    Rule named(String id) {
        return new Rule(id, effect, priority, agent, directory, command, tool, kinds, fingerprint, thread,
                Optional.empty(), 0, "test");
    }

    static RuleSet set(Rules... rules) {
        return RuleSet.of(IntStream.range(0, rules.length)
                .mapToObj(at -> rules[at].named("r" + at)).toList(), /* damaged= */ false);
    }

    static Subject command(String text) {
        return new Subject("codex", "t1", ApprovalKind.COMMAND, List.of("/home/me/project"),
                Optional.of(Script.of(text)), Optional.empty(), Optional.of("command:" + text),
                /* personal= */ false);
    }

    static Subject files(String... directories) {
        return new Subject("codex", "t1", ApprovalKind.FILE_CHANGE, List.of(directories), Optional.empty(),
                Optional.empty(), Optional.empty(), /* personal= */ false);
    }

    static Subject tool(String name) {
        return new Subject("codex", "t1", ApprovalKind.TOOL, List.of(), Optional.empty(), Optional.of(name),
                Optional.of(name), /* personal= */ false);
    }

    static Subject of(ApprovalKind kind, boolean personal) {
        return new Subject("codex", "t1", kind, List.of("/a"), Optional.empty(), Optional.empty(),
                Optional.empty(),
                personal);
    }
}

package dev.drawbridge.core.rule;

import dev.drawbridge.core.shell.Script;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.rule.Rule;
import dev.drawbridge.protocol.bridge.rule.RuleEffect;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Any rules, and anything for them to look at; few enough of each that they meet. */
final class Generator {
    private static final List<String> COMMANDS = List.of("git status", "git status; rm x", "rm x", "ls",
            "git push");
    private static final List<String> COMMAND_GLOBS = List.of("git *", "rm *", "*", "ls", "git status*");
    private static final List<String> DIRECTORIES = List.of("/a", "/a/b", "/a/../c", "/c");
    private static final List<String> DIRECTORY_GLOBS = List.of("/a/**", "/a/*", "/**", "/c", "**/b");
    private static final List<String> TOOLS = List.of("mcp:x:read", "mcp:x:write", "mcp:y:read");
    private static final List<String> TOOL_GLOBS = List.of("mcp:x:*", "mcp:*:read", "*");
    private static final List<String> NAMES = List.of("codex", "pi");
    private static final List<String> AGENT_GLOBS = List.of("codex", "*", "p*");
    private static final List<String> PRINTS = List.of("f1", "f2");
    private static final List<String> THREADS = List.of("t1", "t2");

    private final Random random;

    Generator(long seed) {
        this.random = new Random(seed);
    }

    List<Rule> rules() {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(at -> rule(of(List.of(RuleEffect.values())), "r" + at))
                .toList();
    }

    Rule rule(RuleEffect effect, String id) {
        return new Rule(id, effect, random.nextInt(3), maybe(AGENT_GLOBS), maybe(DIRECTORY_GLOBS),
                maybe(COMMAND_GLOBS), maybe(TOOL_GLOBS), kinds(), maybe(PRINTS), maybe(THREADS),
                Optional.empty(), 0,
                "test");
    }

    private List<ApprovalKind> kinds() {
        return random.nextInt(3) > 0 ? List.of() : List.of(of(List.of(ApprovalKind.values())));
    }

    Subject subject() {
        ApprovalKind kind = of(List.of(ApprovalKind.values()));
        return new Subject(of(NAMES), of(THREADS), kind,
                IntStream.range(0, random.nextInt(3)).mapToObj(at -> of(DIRECTORIES)).toList(),
                kind == ApprovalKind.COMMAND ? Optional.of(Script.of(of(COMMANDS))) : Optional.empty(),
                kind == ApprovalKind.TOOL ? Optional.of(of(TOOLS)) : Optional.empty(), maybe(PRINTS),
                random.nextInt(8) == 0);
    }

    private Optional<String> maybe(List<String> some) {
        return random.nextInt(4) > 0 ? Optional.empty() : Optional.of(of(some));
    }

    private <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}

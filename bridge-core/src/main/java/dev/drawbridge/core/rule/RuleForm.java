package dev.drawbridge.core.rule;

import dev.drawbridge.core.shell.CleanPath;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.rule.Rule;
import dev.drawbridge.protocol.bridge.rule.RuleEffect;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a rule has to be like to be made. */
final class RuleForm {
    private static final int LONGEST = 500;
    private static final Set<ApprovalKind> NEVER_ALLOWED = Set.of(ApprovalKind.QUESTION,
            ApprovalKind.ELICITATION);

    private RuleForm() {}

    /**
     * Looks at a rule that is to be made.
     *
     * @throws Declined it would never match, or say less than it does
     */
    static void check(Rule rule) {
        text("agent", rule.agent());
        text("directory", rule.directory());
        text("command", rule.command());
        text("tool", rule.tool());
        text("fingerprint", rule.fingerprint());
        text("threadId", rule.threadId());
        rule.note().filter(note -> note.length() > LONGEST).ifPresent(note -> {
            throw unfit("\"note\" is longer than " + LONGEST + " characters; shorten it.");
        });
        rule.directory().ifPresent(RuleForm::directory);
        rule.tool().filter(tool -> !tool.startsWith("mcp:") && !tool.startsWith("*")).ifPresent(tool -> {
            throw unfit("\"tool\" must be like \"mcp:SERVER:TOOL\".");
        });
        if (rule.command().isPresent() && rule.tool().isPresent()) {
            throw unfit("Nothing is both a command and a tool; make two rules.");
        }
        if (rule.effect() == RuleEffect.ALLOW) {
            allow(rule);
        }
    }

    private static void allow(Rule rule) {
        if (rule.kinds().stream().anyMatch(NEVER_ALLOWED::contains)) {
            throw unfit(
                    "Questions and elicitations cannot be allowed by a rule: somebody has to answer them.");
        }
        boolean narrow = Stream
                .of(rule.agent(), rule.directory().map(CleanPath::resolved), rule.command(), rule.tool(),
                        rule.fingerprint(),
                        rule.threadId())
                .flatMap(Optional::stream).anyMatch(RuleForm::says);
        if (!narrow) {
            throw unfit(
                    "A rule that allows needs a condition besides \"kinds\": an agent, a directory, a command, "
                            + "a tool, a fingerprint or a thread.");
        }
    }

    /** Whether the glob is more than stars. */
    private static boolean says(String glob) {
        return glob.chars().anyMatch(it -> it != '*' && it != '/');
    }

    private static void directory(String glob) {
        if (!glob.startsWith("/") && !glob.startsWith("**")) {
            throw unfit("\"directory\" must begin with \"/\" or \"**\".");
        }
        if (List.of(glob.split("/", -1)).contains("..")) {
            throw unfit("\"directory\" must not go back by \"..\".");
        }
    }

    private static void text(String name, Optional<String> given) {
        given.ifPresent(text -> {
            if (text.isBlank() || text.length() > LONGEST) {
                throw unfit(
                        "\"" + name + "\" must have 1 to " + LONGEST + " characters, not all of them blank.");
            }
            if (text.chars().anyMatch(Character::isISOControl) && !name.equals("fingerprint")) {
                throw unfit("\"" + name + "\" must not contain control characters.");
            }
        });
    }

    private static Declined unfit(String sentence) {
        return new Declined(ErrorCode.INVALID_PARAMS, sentence);
    }
}

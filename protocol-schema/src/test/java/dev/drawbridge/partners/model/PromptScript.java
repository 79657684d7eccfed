package dev.drawbridge.partners.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The answers that a prompt itself asks for: an answer for each tool call, in their order, and one in words.
 *
 * <pre>
 * TOKENS:n DELAY:ms           n deltas (3 if not said), ms apart
 * THINK:n  RAWTHINK:n         n deltas of a reasoning's summary, or of the raw reasoning, first
 * STATUS:code  STATUS:code*n  an HTTP error, always or n times for this prompt
 * USAGE:input,output          token counts
 * U2028                       text with U+2028, U+2029, U+0085 and a character beyond the BMP
 * OVERFLOW  DROP  CUT         the end in words: context full, connection dropped, limit of length
 * TOGETHER                    all calls in one answer
 * SAY: text                   up to the end of the line: the text instead of TOKENS
 * FAIL: message               up to the end of the line: the answer in words fails
 * RUN: command [ESCALATE]     up to the end of the line: a command, perhaps outside the sandbox
 * PATCH: file                 up to the end of the line: a patch that adds the file
 * PLAN: step | step           up to the end of the line: a plan
 * CALL: tool {json}           up to the end of the line: any other tool, or namespace|tool
 * </pre>
 */
record PromptScript(String prompt) {
    private static final int TOKENS = 3;
    private static final Pattern CALL = Pattern.compile("\\b(RUN|PATCH|PLAN|CALL): *(.*?) *( ESCALATE)? *$",
            Pattern.MULTILINE);

    /** The answer due after so many results of tools, to this prompt's request of this number from 0. */
    Answer answer(int toolResults, int earlierRefusals) {
        Optional<Step> refusal = refusal(earlierRefusals);
        if (refusal.isPresent()) {
            return new Answer(List.of(refusal.get()));
        }
        List<Step> calls = CALL.matcher(prompt).results().map(PromptScript::call).toList();
        if (toolResults >= calls.size()) {
            return inWords();
        }
        return new Answer(has("TOGETHER")
                ? calls.subList(toolResults, calls.size())
                : List.of(calls.get(toolResults)));
    }

    private Optional<Step> refusal(int earlier) {
        return find("STATUS:(\\d{3})(?:\\*(\\d+))?").filter(
                status -> Optional.ofNullable(status.group(2)).map(Integer::valueOf)
                        .orElse(Integer.MAX_VALUE) > earlier)
                .map(status -> Step.refuse(Integer.parseInt(status.group(1))));
    }

    private static Step call(MatchResult call) {
        String rest = call.group(2);
        return switch (call.group(1)) {
            case "RUN" -> new Step.Run(rest, call.group(3) != null);
            case "PATCH" -> Step.addFile(rest, "added by a patch");
            case "PLAN" -> Step.plan(rest.split(" *\\| *", -1));
            default -> {
                int space = rest.indexOf(' ');
                yield new Step.Call(rest.substring(0, space), rest.substring(space + 1));
            }
        };
    }

    private Answer inWords() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < number("THINK"); i++) {
            steps.add(Step.reasoning("think" + i + " "));
        }
        for (int i = 0; i < number("RAWTHINK"); i++) {
            steps.add(Step.rawReasoning("raw" + i + " "));
        }
        Duration pace = Duration.ofMillis(number("DELAY"));
        steps.add(find("(?m)\\bSAY: *(.*)$").map(say -> Step.text(say.group(1)))
                .orElseGet(() -> Step.tokens(has("TOKENS:\\d") ? number("TOKENS") : TOKENS, pace)));
        if (has("U2028")) {
            steps.add(Step.text("a\u2028b\u2029c\u0085d\uD83D\uDE00e"));
        }
        find("USAGE:(\\d+),(\\d+)").ifPresent(usage -> steps
                .add(Step.usage(Integer.parseInt(usage.group(1)), 0, Integer.parseInt(usage.group(2)))));
        find("(?m)\\bFAIL: *(.*)$").ifPresent(fail -> steps.add(Step.fail("server_error", fail.group(1))));
        if (has("OVERFLOW")) {
            steps.add(Step.overflow());
        }
        if (has("DROP")) {
            steps.add(Step.drop());
        }
        if (has("CUT")) {
            steps.add(Step.cut());
        }
        return new Answer(steps);
    }

    private int number(String word) {
        return find("\\b" + word + ":(\\d+)").map(found -> Integer.parseInt(found.group(1))).orElse(0);
    }

    private boolean has(String pattern) {
        return find("\\b" + pattern).isPresent();
    }

    private Optional<MatchResult> find(String pattern) {
        return Pattern.compile(pattern).matcher(prompt).results().findFirst();
    }
}

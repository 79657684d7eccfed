package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody has decided, in the words of the bridge.
 *
 * @param answers to the questions, by the question's id
 * @param content what an MCP server wanted to know, in the form it gave
 */
public record Verdict(Decision decision, ApprovalScope scope, Optional<Map<String, List<String>>> answers,
        Optional<JsonNode> content) {
    public Verdict {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(scope, "scope");
        answers = answers.map(given -> given.entrySet().stream().collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue()))));
        Objects.requireNonNull(content, "content");
    }

    public static Verdict of(Decision decision, ApprovalScope scope) {
        return new Verdict(decision, scope, Optional.empty(), Optional.empty());
    }

    public static Verdict once(Decision decision) {
        return of(decision, ApprovalScope.ONCE);
    }

    /** Yes, with what was asked for. */
    public static Verdict answering(Map<String, List<String>> answers) {
        return new Verdict(Decision.ACCEPT, ApprovalScope.ONCE, Optional.of(answers), Optional.empty());
    }

    /** Yes, with the form filled in. */
    public static Verdict filling(JsonNode content) {
        return new Verdict(Decision.ACCEPT, ApprovalScope.ONCE, Optional.empty(), Optional.of(content));
    }
}

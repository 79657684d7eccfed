package dev.drawbridge.protocol.bridge.rule;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@Description("What has become of a rule.")
public record RuleChanged(@Description("Its name.") String ruleId,
        @Description("The rule; absent if it could not be read.") Optional<Rule> rule,
        @Description("Whether the next run of the bridge will know of it; always false for a rule of one thread.") boolean kept) {
    public RuleChanged {
        Objects.requireNonNull(ruleId, "ruleId");
        Objects.requireNonNull(rule, "rule");
    }
}

package dev.drawbridge.protocol.bridge.rule;

import dev.drawbridge.protocol.bridge.Description;
import java.util.Objects;

@Description("What has become of a rule.")
public record RuleChanged(@Description("The rule.") Rule rule,
        @Description("Whether the next run of the bridge will know of it; always false for a rule of one thread.") boolean kept) {
    public RuleChanged {
        Objects.requireNonNull(rule, "rule");
    }
}

package dev.drawbridge.protocol.bridge.rule;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("Which rule is meant.")
public record RuleName(@Description("Its name.") String ruleId) {
    public RuleName {
        Objects.requireNonNull(ruleId, "ruleId");
    }
}

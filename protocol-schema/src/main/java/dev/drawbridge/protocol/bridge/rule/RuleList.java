package dev.drawbridge.protocol.bridge.rule;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;

@Description("The rules.")
public record RuleList(@Description("One for each.") List<Rule> rules,
        @Description("What is wrong with rules that cannot be read, for people. As long as there are any, nothing is allowed by rule: people are asked.") List<String> damaged) {
    public RuleList {
        rules = List.copyOf(rules);
        damaged = List.copyOf(damaged);
    }
}

package dev.drawbridge.protocol.bridge.rule;

import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.doc.Description;

/** How people say once what agents may do from now on. */
public interface RuleService {
    @BridgeMethod("bridge/rules/list")
    @Description("Lists the rules in the order in which they are looked at.")
    RuleList list();

    @BridgeMethod("bridge/rules/add")
    @Description("Makes a rule. It holds at once, also for what is open.")
    RuleChanged add(RuleDraft draft);

    @BridgeMethod("bridge/rules/remove")
    @Description("Takes a rule away. What it has answered stays answered.")
    RuleChanged remove(RuleName name);
}

package dev.drawbridge.protocol.bridge.rule;

import dev.drawbridge.protocol.doc.Description;

@Description("What becomes of what a rule matches.")
public enum RuleEffect {
    @Description("The agent may, and nobody is asked.")
    ALLOW, @Description("The agent may not, and nobody is asked.")
    DENY, @Description("People are asked, whatever rules behind it say.")
    ASK
}

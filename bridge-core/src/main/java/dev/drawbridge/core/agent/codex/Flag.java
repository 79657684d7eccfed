package dev.drawbridge.core.agent.codex;

import java.util.List;

/** An option that has a configuration key of its own, and the values that Codex knows for it. */
enum Flag {
    MODEL("--model", "model", ""), SANDBOX("--sandbox", "sandbox_mode",
            "read-only, workspace-write, danger-full-access"), APPROVAL("--ask-for-approval",
                    "approval_policy", "on-request, never");

    private final String option;
    private final String key;
    private final String values;

    /** @param values empty for any */
    Flag(String option, String key, String values) {
        this.option = option;
        this.key = key;
        this.values = values;
    }

    String option() {
        return option;
    }

    String key() {
        return key;
    }

    /** @param written how the option stands before its value */
    void check(String value, String written) throws Refused {
        if (!values.isEmpty() && !List.of(values.split(", ")).contains(value)) {
            throw new Refused(refusal(value, written));
        }
    }

    private String refusal(String value, String written) {
        boolean once = this == APPROVAL && List.of("on-failure", "untrusted").contains(value);
        return once
                ? "Codex no longer knows %s%s: write %son-request".formatted(written, value, written)
                : "Codex does not know %s%s: write one of %s".formatted(written, value, values);
    }
}

package dev.drawbridge.core.rule;

import dev.drawbridge.protocol.bridge.rule.Rule;
import dev.drawbridge.protocol.bridge.rule.RuleDraft;
import java.util.List;

/** placeholder */
final class Drafts {
    private Drafts() {}
    static Rule rule(RuleDraft d, String id, long at, String by) {
        return new Rule(id, d.effect(), d.priority().orElse(0), d.agent(), d.directory(), d.command(),
                d.tool(), d.kinds().orElse(List.of()), d.fingerprint(), d.threadId(), d.note(), at, by);
    }
}

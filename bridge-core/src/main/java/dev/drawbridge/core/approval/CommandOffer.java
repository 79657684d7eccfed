package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The decisions about a command that its agent takes. */
final class CommandOffer {
    private static final List<JsonNode> PLAIN = List.of(CommandDecision.ACCEPT, CommandDecision.DECLINE,
            CommandDecision.CANCEL);

    private CommandOffer() {}

    static List<JsonNode> of(JsonNode params) {
        List<JsonNode> named = params.path("availableDecisions").isArray()
                ? params.path("availableDecisions").valueStream().toList()
                : whatIsProposed(params);
        return params.path("kind").asText().equals("humanCommand")
                ? named.stream().filter(PLAIN::contains).toList()
                : List.copyOf(named);
    }

    private static List<JsonNode> whatIsProposed(JsonNode params) {
        List<JsonNode> decisions = new ArrayList<>(PLAIN);
        decisions.add(CommandDecision.SESSION);
        if (params.path("proposedExecpolicyAmendment").isArray()) {
            decisions.add(CommandDecision.amending(params.path("proposedExecpolicyAmendment")));
        }
        params.path("proposedNetworkPolicyAmendments")
                .forEach(it -> decisions.add(CommandDecision.network(it)));
        return decisions;
    }
}

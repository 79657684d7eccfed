package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a command wants of the network. */
final class NetworkAsk {
    private NetworkAsk() {}

    /** The host that it wants to reach, with the protocol; empty if that is not what it wants. */
    static Optional<String> name(JsonNode params) {
        JsonNode context = params.path("networkApprovalContext");
        return Members.text(context, "host")
                .flatMap(host -> Members.text(context, "protocol").map(protocol -> protocol + "://" + host));
    }

    /** The proposal to allow that very host from now on. */
    static Optional<JsonNode> amendment(JsonNode params) {
        JsonNode host = params.path("networkApprovalContext").path("host");
        return params.path("proposedNetworkPolicyAmendments").valueStream()
                .filter(proposed -> proposed.path("host").equals(host)
                        && proposed.path("action").asText().equals("allow"))
                .findFirst();
    }
}

package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether an agent may do more than its sandbox lets it: for the turn, which is once, or for the session. */
record PermissionsAsk(Place place, Permissions wanted, Optional<String> directory,
        String summary) implements Ask {
    private static final Offer OFFER = new Offer(List.of(Decision.ACCEPT, Decision.DECLINE),
            List.of(ApprovalScope.ONCE, ApprovalScope.SESSION));

    static Optional<Ask> read(Place place, JsonNode params) {
        Optional<Permissions> wanted = Permissions.read(params.path("permissions"));
        return wanted.map(it -> new PermissionsAsk(place, it, Members.text(params, "cwd"), Line.of("Allow "
                + it.text() + Members.text(params, "reason").map(": "::concat).orElse(""))));
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.PERMISSIONS;
    }

    /** Where it works, and all that it wants to get at. */
    @Override
    public List<String> directories() {
        return Stream.concat(directory.stream(), wanted.places().stream()).distinct().toList();
    }

    @Override
    public Optional<String> fingerprint() {
        return Optional.of(Fingerprint.permissions(wanted.json(), directory.orElse("")));
    }

    @Override
    public boolean personal() {
        return false;
    }

    @Override
    public Offer offer() {
        return OFFER;
    }

    @Override
    public Keeper keeper(ApprovalScope scope) {
        return scope == ApprovalScope.ONCE ? Keeper.NOBODY : Keeper.AGENT;
    }

    @Override
    public JsonNode result(Verdict verdict) {
        OFFER.checkPlain(verdict);
        return verdict.decision() == Decision.ACCEPT ? result(wanted, verdict.scope()) : refusal();
    }

    private static JsonNode result(Permissions granted, ApprovalScope scope) {
        ObjectNode result = Members.object("permissions", granted.json());
        return result.put("scope", scope == ApprovalScope.SESSION ? "session" : "turn");
    }

    @Override
    public Reply read(JsonNode result) {
        Optional<Permissions> granted = Permissions.read(result.path("permissions"));
        JsonNode scope = result.path("scope");
        boolean session = scope.asText().equals("session");
        if (granted.isEmpty() || !(scope.isMissingNode() || session || scope.asText().equals("turn"))) {
            return new Reply.Malformed();
        }
        if (granted.get().isNothing()) {
            return new Reply.Offered(Decision.DECLINE, ApprovalScope.ONCE);
        }
        Permissions within = wanted.within(granted.get());
        if (within.equals(granted.get())) {
            return new Reply.Offered(Decision.ACCEPT, session ? ApprovalScope.SESSION : ApprovalScope.ONCE);
        }
        return within.isNothing()
                ? new Reply.NotOffered(refusal(), Decision.DECLINE)
                : new Reply.NotOffered(result(within, ApprovalScope.ONCE), Decision.ACCEPT);
    }

    @Override
    public JsonNode refusal() {
        ObjectNode result = Members.object("permissions", Members.NODES.objectNode());
        return result.put("scope", "turn");
    }
}

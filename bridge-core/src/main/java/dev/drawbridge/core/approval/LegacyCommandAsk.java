package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.shell.Script;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.util.List;
import java.util.Optional;

/** Whether a command may run, as agents have asked in earlier versions. */
record LegacyCommandAsk(Place place, Script script, Optional<String> directory) implements Ask {
    private static final Offer OFFER = Offer.of(List.of(ApprovalScope.ONCE));

    static Optional<Ask> read(Place place, JsonNode params) {
        return Members.texts(params.path("command")).filter(arguments -> !arguments.isEmpty()).map(
                arguments -> new LegacyCommandAsk(place, Script.of(arguments), Members.text(params, "cwd")));
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.COMMAND;
    }

    @Override
    public String summary() {
        return Line.of(script.text());
    }

    @Override
    public Optional<String> command() {
        return Optional.of(script.text());
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
    public JsonNode result(Verdict verdict) {
        OFFER.checkPlain(verdict);
        return LegacyDecision.result(verdict.decision());
    }

    @Override
    public Reply read(JsonNode result) {
        return LegacyDecision.read(result);
    }

    @Override
    public JsonNode refusal() {
        return LegacyDecision.result(Decision.DECLINE);
    }
}

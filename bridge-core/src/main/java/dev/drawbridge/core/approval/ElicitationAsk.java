package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.util.List;
import java.util.Optional;

/**
 * What an MCP server wants of a person.
 *
 * @param form what is to be filled in
 */
record ElicitationAsk(Place place, Form form, String summary) implements Ask {
    private static final Offer OFFER = Offer.of(List.of(ApprovalScope.ONCE));

    static Optional<Ask> read(Place place, JsonNode params) {
        Optional<String> server = Members.text(params, "serverName");
        Optional<String> message = Members.text(params, "message").or(() -> Members.text(params, "title"));
        Optional<Form> form = switch (params.path("mode").asText()) {
            case "form" -> Form.read(params.path("requestedSchema"));
            case "openai/form", "openaiForm", "openai/userVerification" -> Optional.of(new Form.Anything());
            case "url" -> Optional.of(new Form.Nothing());
            default -> Optional.empty();
        };
        return form.flatMap(it -> server.flatMap(name -> message.map(text -> new ElicitationAsk(place, it,
                Line.of(name + ": " + text + Members.text(params, "url").map(" "::concat).orElse(""))))));
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.ELICITATION;
    }

    @Override
    public boolean personal() {
        return true;
    }

    @Override
    public Offer offer() {
        return OFFER;
    }

    @Override
    public JsonNode result(Verdict verdict) {
        OFFER.check(verdict);
        Offer.withoutAnswers(verdict);
        if (verdict.decision() != Decision.ACCEPT) {
            Offer.withoutContent(verdict);
            return ElicitationResult.refusal(verdict.decision());
        }
        return ElicitationResult.of(Decision.ACCEPT, form.filled(verdict.content()),
                Members.NODES.nullNode());
    }

    @Override
    public Reply read(JsonNode result) {
        return ElicitationResult.decision(result)
                .<Reply>map(decision -> new Reply.Offered(decision, ApprovalScope.ONCE))
                .orElseGet(Reply.Malformed::new);
    }

    @Override
    public JsonNode refusal() {
        return ElicitationResult.refusal(Decision.DECLINE);
    }
}

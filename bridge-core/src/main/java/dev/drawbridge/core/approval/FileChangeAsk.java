package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.util.List;
import java.util.Optional;

/** Whether files may be changed. */
record FileChangeAsk(Place place, FileRoot where, String summary) implements Ask {
    static Optional<Ask> read(Place place, JsonNode params, Optional<JsonNode> changes,
            Optional<String> directory) {
        FileRoot where = FileRoot.of(params, changes.flatMap(Changes::ofItem), directory);
        return Optional.of(new FileChangeAsk(place, where, where.summary(params)));
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.FILE_CHANGE;
    }

    @Override
    public Optional<String> directory() {
        return where.directory();
    }

    @Override
    public List<String> directories() {
        return where.directories();
    }

    @Override
    public Optional<String> fingerprint() {
        return where.fingerprint();
    }

    @Override
    public boolean personal() {
        return where.changes().isEmpty();
    }

    @Override
    public List<Decision> decisions() {
        return offer().decisions();
    }

    @Override
    public List<ApprovalScope> scopes() {
        return offer().scopes();
    }

    private Offer offer() {
        return Offer.of(Offer.scopes(fingerprint().isPresent()));
    }

    @Override
    public Keeper keeper(ApprovalScope scope) {
        return scope == ApprovalScope.ONCE ? Keeper.NOBODY : Keeper.BRIDGE;
    }

    @Override
    public JsonNode result(Verdict verdict) {
        offer().checkPlain(verdict);
        return CommandDecision.result(switch (verdict.decision()) {
            case ACCEPT -> CommandDecision.ACCEPT;
            case DECLINE -> CommandDecision.DECLINE;
            case CANCEL -> CommandDecision.CANCEL;
        });
    }

    @Override
    public Reply read(JsonNode result) {
        JsonNode said = result.path("decision");
        return CommandDecision.meaning(said).filter(meant -> said.isTextual()).<Reply>map(meant -> meant)
                .orElseGet(Reply.Malformed::new);
    }

    @Override
    public JsonNode refusal() {
        return CommandDecision.result(CommandDecision.DECLINE);
    }
}

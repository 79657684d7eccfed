package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.util.List;
import java.util.Optional;

/** Whether files may be changed. */
record FileChangeAsk(Place place, FileRoot where, FileWords words, String summary) implements Ask {
    static Optional<Ask> read(Place place, JsonNode params, Optional<JsonNode> changes,
            Optional<String> directory) {
        FileRoot where = FileRoot.of(params, changes.flatMap(Changes::ofItem), directory);
        return Optional.of(new FileChangeAsk(place, where, FileWords.OF_ITEMS, where.summary(params)));
    }

    /** As agents have asked in earlier versions. */
    static Optional<Ask> readLegacy(Place place, JsonNode params, Optional<String> directory) {
        if (!params.path("fileChanges").isObject()) {
            return Optional.empty();
        }
        FileRoot where = FileRoot.of(params, Changes.byPath(params.path("fileChanges")), directory);
        return Optional.of(new FileChangeAsk(place, where, FileWords.LEGACY, where.summary(params)));
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
    public Offer offer() {
        return Offer.of(Offer.scopes(fingerprint().isPresent()));
    }

    @Override
    public Keeper keeper(ApprovalScope scope) {
        return scope == ApprovalScope.ONCE ? Keeper.NOBODY : Keeper.BRIDGE;
    }

    @Override
    public JsonNode result(Verdict verdict) {
        offer().checkPlain(verdict);
        return words.result(verdict.decision());
    }

    @Override
    public Reply read(JsonNode result) {
        return words.read(result);
    }

    @Override
    public JsonNode refusal() {
        return words.result(Decision.DECLINE);
    }
}

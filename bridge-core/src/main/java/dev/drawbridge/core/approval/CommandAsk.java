package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.shell.Script;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.util.List;
import java.util.Optional;

/**
 * Whether a command may run, get input, reach a host or do more than its sandbox lets it.
 *
 * @param command the script, if there is one
 * @param reach what a decision can speak of besides this one question
 * @param offered the decisions that the agent takes
 */
record CommandAsk(Place place, Optional<String> command, Optional<String> directory, CommandReach reach,
        List<JsonNode> offered, String summary) implements Ask {
    static Optional<Ask> read(Place place, JsonNode params) {
        Optional<Script> script = Members.text(params, "command").map(Script::within);
        Optional<String> host = NetworkAsk.name(params);
        if (script.isEmpty() && host.isEmpty()) {
            return Optional.empty();
        }
        List<JsonNode> offered = CommandOffer.of(params);
        return Optional.of(new CommandAsk(place, script.map(Script::text), Members.text(params, "cwd"),
                CommandReach.of(params, script, offered), offered, CommandSummary.of(params, script, host)));
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.COMMAND;
    }

    @Override
    public boolean personal() {
        return reach.personal() || !offered.contains(CommandDecision.ACCEPT);
    }

    @Override
    public Optional<String> fingerprint() {
        return reach.fingerprint();
    }

    @Override
    public Offer offer() {
        return offered.contains(CommandDecision.ACCEPT)
                ? Offer.of(reach.scopes())
                : new Offer(List.of(Decision.DECLINE, Decision.CANCEL), List.of(ApprovalScope.ONCE));
    }

    @Override
    public Keeper keeper(ApprovalScope scope) {
        return switch (scope) {
            case ONCE -> Keeper.NOBODY;
            case SESSION -> reach.session().isPresent() ? Keeper.AGENT : Keeper.BRIDGE;
            case ALWAYS -> reach.always().isPresent() ? Keeper.AGENT : Keeper.BRIDGE;
        };
    }

    @Override
    public JsonNode result(Verdict verdict) {
        offer().checkPlain(verdict);
        return CommandDecision.result(switch (verdict.decision()) {
            case ACCEPT -> switch (verdict.scope()) {
                case ONCE -> CommandDecision.ACCEPT;
                case SESSION -> reach.session().orElse(CommandDecision.ACCEPT);
                case ALWAYS -> reach.always().orElse(CommandDecision.ACCEPT);
            };
            case DECLINE -> CommandDecision.DECLINE;
            case CANCEL -> CommandDecision.CANCEL;
        });
    }

    @Override
    public Reply read(JsonNode result) {
        JsonNode said = result.path("decision");
        Optional<Reply.Offered> meant = CommandDecision.meaning(said);
        if (meant.isEmpty()) {
            return new Reply.Malformed();
        }
        if (CommandDecision.refuses(said) || offered.contains(said)) {
            return meant.get();
        }
        return meant.get().decision() == Decision.ACCEPT && offered.contains(CommandDecision.ACCEPT)
                ? new Reply.NotOffered(CommandDecision.result(CommandDecision.ACCEPT), Decision.ACCEPT)
                : new Reply.NotOffered(refusal(), Decision.DECLINE);
    }

    @Override
    public JsonNode refusal() {
        return CommandDecision.result(CommandDecision.DECLINE);
    }
}

package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.shell.Script;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a yes to a command can reach.
 *
 * @param personal whether only a person may say yes
 * @param fingerprint what it can speak of: the words of a single simple command, or else the whole script, in its
 *     directory; or a host
 * @param session the decision by which the agent remembers it for the thread, if it offers one
 * @param always the decision by which the agent remembers it for good, if it offers one that speaks of all of this
 */
record CommandReach(boolean personal, Optional<String> fingerprint, Optional<JsonNode> session,
        Optional<JsonNode> always) {
    private static final CommandReach NONE = new CommandReach(/* personal= */ true, Optional.empty(),
            Optional.empty(), Optional.empty());

    static CommandReach of(JsonNode params, Optional<Script> script, List<JsonNode> offered) {
        if (Members.has(params, "networkApprovalContext")) {
            return NetworkAsk.name(params).map(host -> network(host, params, offered)).orElse(NONE);
        }
        boolean plain = params.path("kind").asText("command").equals("command")
                && !Members.has(params, "additionalPermissions") && Fingerprint.isHere(params);
        return script.filter(it -> plain).map(it -> command(it, params, offered)).orElse(NONE);
    }

    private static CommandReach network(String host, JsonNode params, List<JsonNode> offered) {
        Optional<JsonNode> session = Optional.of(CommandDecision.SESSION).filter(offered::contains);
        Optional<JsonNode> always = NetworkAsk.amendment(params).map(CommandDecision::network)
                .filter(offered::contains);
        boolean kept = session.isPresent() || always.isPresent();
        return new CommandReach(/* personal= */ true,
                kept ? Optional.of(Fingerprint.network(host)) : Optional.empty(), session, always);
    }

    /** The agent's words may be those of a part only; what they say of the rest is left to the bridge then. */
    private static CommandReach command(Script script, JsonNode params, List<JsonNode> offered) {
        JsonNode amendment = params.path("proposedExecpolicyAmendment");
        Optional<List<String>> words = Members.texts(amendment).filter(list -> !list.isEmpty());
        JsonNode decision = CommandDecision.amending(amendment);
        if (words.isEmpty() || !offered.contains(decision)) {
            return new CommandReach(/* personal= */ false, Optional.empty(), Optional.empty(),
                    Optional.empty());
        }
        boolean all = script.words().equals(words) || script.isRunBy(words.get());
        return new CommandReach(/* personal= */ false, Fingerprint.command(script, params),
                Optional.of(CommandDecision.SESSION).filter(offered::contains),
                Optional.of(decision).filter(it -> all));
    }

    List<ApprovalScope> scopes() {
        List<ApprovalScope> scopes = new ArrayList<>(List.of(ApprovalScope.ONCE));
        if (fingerprint.isPresent() && (!personal || session.isPresent())) {
            scopes.add(ApprovalScope.SESSION);
        }
        if (fingerprint.isPresent() && (!personal || always.isPresent())) {
            scopes.add(ApprovalScope.ALWAYS);
        }
        return List.copyOf(scopes);
    }
}

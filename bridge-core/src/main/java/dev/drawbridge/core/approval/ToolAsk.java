package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a tool of an MCP server may be used, which the agent asks in the form of an elicitation with nothing to fill
 * in.
 *
 * @param name as {@code mcp:SERVER:TOOL}
 * @param personal whether it is asked in other words than the agent's, which a server may have put there
 * @param scopes those that the agent offers to remember it for, besides once
 */
record ToolAsk(Place place, String name, boolean personal, List<ApprovalScope> scopes, String summary)
        implements
            Ask {
    ToolAsk {
        scopes = List.copyOf(scopes);
    }

    static Optional<ToolAsk> read(Place place, JsonNode params) {
        JsonNode meta = params.path("_meta");
        Optional<String> server = Members.text(params, "serverName")
                .filter(name -> !name.isEmpty() && !name.contains(":"));
        Optional<String> tool = Members.text(meta, "tool_name").filter(name -> !name.isEmpty());
        boolean asksForNothingElse = params.path("mode").asText().equals("form")
                && params.path("requestedSchema").path("properties").isEmpty();
        if (!meta.path("codex_approval_kind").asText().equals("mcp_tool_call") || server.isEmpty()
                || tool.isEmpty() || !asksForNothingElse) {
            return Optional.empty();
        }
        String own = "Allow the " + server.get() + " MCP server to run tool \"" + tool.get() + "\"?";
        return Optional.of(new ToolAsk(place, "mcp:" + server.get() + ":" + tool.get(),
                !params.path("message").asText().equals(own), scopes(meta.path("persist")),
                summary(server.get(), tool.get(), meta.path("tool_params"))));
    }

    private static String summary(String server, String tool, JsonNode with) {
        return Line.of("Use " + tool + " of " + server + (with.isEmpty() ? "" : " with " + with));
    }

    private static List<ApprovalScope> scopes(JsonNode persist) {
        List<ApprovalScope> scopes = new ArrayList<>(List.of(ApprovalScope.ONCE));
        if (offers(persist, "session")) {
            scopes.add(ApprovalScope.SESSION);
        }
        if (offers(persist, "always")) {
            scopes.add(ApprovalScope.ALWAYS);
        }
        return scopes;
    }

    private static boolean offers(JsonNode persist, String scope) {
        return persist.asText().equals(scope)
                || (persist.isArray() && persist.valueStream().anyMatch(it -> it.asText().equals(scope)));
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.TOOL;
    }

    @Override
    public Optional<String> tool() {
        return Optional.of(name);
    }

    @Override
    public Optional<String> fingerprint() {
        return Optional.of(name);
    }

    @Override
    public Offer offer() {
        return Offer.of(scopes);
    }

    @Override
    public Keeper keeper(ApprovalScope scope) {
        return scope == ApprovalScope.ONCE ? Keeper.NOBODY : Keeper.AGENT;
    }

    @Override
    public JsonNode result(Verdict verdict) {
        offer().checkPlain(verdict);
        return verdict.decision() == Decision.ACCEPT
                ? accepted(verdict.scope())
                : ElicitationResult.refusal(verdict.decision());
    }

    private static JsonNode accepted(ApprovalScope scope) {
        return ElicitationResult.of(Decision.ACCEPT, Members.NODES.objectNode(),
                scope == ApprovalScope.ONCE
                        ? Members.NODES.nullNode()
                        : Members.object("persist", scope.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public Reply read(JsonNode result) {
        Optional<Decision> decision = ElicitationResult.decision(result);
        if (decision.isEmpty()) {
            return new Reply.Malformed();
        }
        if (decision.get() != Decision.ACCEPT) {
            return new Reply.Offered(decision.get(), ApprovalScope.ONCE);
        }
        ApprovalScope scope = switch (result.path("_meta").path("persist").asText()) {
            case "session" -> ApprovalScope.SESSION;
            case "always" -> ApprovalScope.ALWAYS;
            default -> ApprovalScope.ONCE;
        };
        return scopes.contains(scope)
                ? new Reply.Offered(Decision.ACCEPT, scope)
                : new Reply.NotOffered(accepted(ApprovalScope.ONCE), Decision.ACCEPT);
    }

    @Override
    public JsonNode refusal() {
        return ElicitationResult.refusal(Decision.DECLINE);
    }
}

package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/** From the params of an agent's requests to questions. */
final class Reading {
    private Reading() {}

    static Optional<Ask> ask(String method, JsonNode params, Optional<JsonNode> changes,
            Optional<String> directory) {
        if (!params.isObject()) {
            return Optional.empty();
        }
        return switch (method) {
            case "item/commandExecution/requestApproval" ->
                place(params, "threadId", "itemId").flatMap(place -> CommandAsk.read(place, params));
            case "item/fileChange/requestApproval" -> place(params, "threadId", "itemId")
                    .flatMap(place -> FileChangeAsk.read(place, params, changes, directory));
            case "item/permissions/requestApproval" ->
                place(params, "threadId", "itemId").flatMap(place -> PermissionsAsk.read(place, params));
            case "item/tool/requestUserInput" ->
                place(params, "threadId", "itemId").flatMap(place -> QuestionAsk.read(place, params));
            case "mcpServer/elicitation/request" ->
                place(params, "threadId", "itemId").flatMap(place -> elicitation(place, params));
            case "execCommandApproval" ->
                place(params, "conversationId", "callId")
                        .flatMap(place -> LegacyCommandAsk.read(place, params));
            case "applyPatchApproval" -> place(params, "conversationId", "callId")
                    .flatMap(place -> FileChangeAsk.readLegacy(place, params, directory));
            default -> Optional.empty();
        };
    }

    private static Optional<Ask> elicitation(Place place, JsonNode params) {
        Optional<ToolAsk> tool = ToolAsk.read(place, params);
        return tool.isPresent()
                ? tool.map(Function.identity())
                : ElicitationAsk.read(place, params)
                        .map(Function.identity());
    }

    private static Optional<Place> place(JsonNode params, String thread, String item) {
        return Members.text(params, thread)
                .map(id -> new Place(id, Members.text(params, "turnId"), Members.text(params, item)));
    }
}

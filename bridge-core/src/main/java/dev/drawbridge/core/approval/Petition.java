package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * A request by which an agent asks a person.
 *
 * @param changes what is to change in files, as the item says that the request is about
 * @param ask what was read from it
 */
public record Petition(String method, JsonNode params, Optional<JsonNode> changes, Ask ask) {
    /** By which agents ask people. */
    public static final Set<String> METHODS = Set.of("item/commandExecution/requestApproval",
            "item/fileChange/requestApproval", "item/permissions/requestApproval",
            "item/tool/requestUserInput", "mcpServer/elicitation/request", "execCommandApproval",
            "applyPatchApproval");

    /**
     * Reads a request; empty if it is none that a person must answer, or cannot be understood.
     *
     * @param directory the thread's
     */
    public static Optional<Petition> read(String method, JsonNode params, Optional<JsonNode> changes,
            Optional<String> directory) {
        return Ask.of(method, params, changes, directory)
                .map(ask -> new Petition(method, params, changes, ask));
    }
}

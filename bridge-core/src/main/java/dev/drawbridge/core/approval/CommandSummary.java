package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.shell.Script;
import java.util.Optional;

/** A question about a command, in one line. */
final class CommandSummary {
    private CommandSummary() {}

    static String of(JsonNode params, Optional<Script> script, Optional<String> host) {
        String text = script.map(Script::text).orElse("");
        if (host.isPresent()) {
            return Line.of("Reach " + host.get() + (text.isEmpty() ? "" : ": " + text));
        }
        if (params.path("kind").asText().equals("writeStdin")) {
            return Line.of("Type into a running command: " + text);
        }
        JsonNode more = params.path("additionalPermissions");
        return Line.of(more.isObject()
                ? text + " (with " + Permissions.read(more).map(Permissions::text).orElse("more permissions")
                        + ")"
                : text);
    }
}

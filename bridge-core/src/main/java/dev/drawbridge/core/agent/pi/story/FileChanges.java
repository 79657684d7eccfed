package dev.drawbridge.core.agent.pi.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Changes of files as Codex has them: the whole text of a file that is written, hunks of one that is edited. */
final class FileChanges {
    private FileChanges() {}

    static ObjectNode started(ObjectNode item, String tool, JsonNode arguments, String cwd) {
        String path = arguments.path("path").asText(arguments.path("file_path").asText());
        ObjectNode change = item.putArray("changes").addObject().put("path", absolute(path, cwd));
        if (tool.equals("write")) {
            change.putObject("kind").put("type", "add");
            change.put("diff", arguments.path("content").asText());
        } else {
            change.putObject("kind").put("type", "update").putNull("move_path");
            change.put("diff", Diffs.intended(arguments));
        }
        return item.put("status", "inProgress");
    }

    /** Puts what was really changed in the place of what was wanted. */
    static void finish(ObjectNode item, JsonNode details, boolean isError) {
        if (!isError && item.at("/changes/0") instanceof ObjectNode change) {
            done(details).ifPresent(diff -> change.put("diff", diff));
        }
    }

    private static Optional<String> done(JsonNode details) {
        if (details.path("patch").isTextual()) {
            return Optional.of(Diffs.hunks(details.path("patch").asText()));
        }
        return details.path("diff").isTextual()
                ? Optional.of(Diffs.ofNumbered(details.path("diff").asText()))
                : Optional.empty();
    }

    private static String absolute(String path, String cwd) {
        try {
            return Path.of(cwd).resolve(path).normalize().toString();
        } catch (InvalidPathException unheardOf) {
            return path;
        }
    }
}

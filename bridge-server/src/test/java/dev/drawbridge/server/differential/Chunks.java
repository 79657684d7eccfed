package dev.drawbridge.server.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * What chance cuts or repeats on the real server as well, made one: the output of processes; the word that a thread is
 * no longer loaded, which two of its watchers may say; the first finds of a search. Nothing else is merged.
 */
final class Chunks {
    private static final Set<String> TEXT = Set.of("item/commandExecution/outputDelta");
    private static final Set<String> BASE64 = Set.of("command/exec/outputDelta", "process/outputDelta");

    private Chunks() {}

    /** The messages with neighbours that continue the same output made one. */
    static List<ObjectNode> joined(List<ObjectNode> messages) {
        List<ObjectNode> joined = new ArrayList<>();
        for (ObjectNode message : messages) {
            if (joined.isEmpty() || !append(joined.getLast(), message)) {
                joined.add(message);
            }
        }
        return joined;
    }

    private static boolean append(ObjectNode earlier, ObjectNode later) {
        String method = later.path("method").asText();
        if (method.equals("thread/status/changed") && sameBut("", earlier, later)) {
            return params(later).at("/status/type").asText().equals("notLoaded");
        }
        if (method.equals("fuzzyFileSearch/sessionUpdated") && sameBut("files", earlier, later)) {
            params(earlier).set("files", params(later).get("files"));
            return true;
        }
        if (TEXT.contains(method) && sameBut("delta", earlier, later)) {
            params(earlier).put("delta",
                    params(earlier).path("delta").asText() + params(later).path("delta").asText());
            return true;
        }
        if (BASE64.contains(method) && sameBut("deltaBase64", earlier, later)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(Base64.getDecoder().decode(params(earlier).path("deltaBase64").asText()));
            bytes.writeBytes(Base64.getDecoder().decode(params(later).path("deltaBase64").asText()));
            params(earlier).put("deltaBase64", Base64.getEncoder().encodeToString(bytes.toByteArray()));
            return true;
        }
        return false;
    }

    private static boolean sameBut(String member, ObjectNode earlier, ObjectNode later) {
        return earlier.path("method").equals(later.path("method"))
                && params(earlier).deepCopy().without(List.of(member))
                        .equals(params(later).deepCopy().without(List.of(member)));
    }

    private static ObjectNode params(ObjectNode message) {
        return (ObjectNode) message.get("params");
    }
}

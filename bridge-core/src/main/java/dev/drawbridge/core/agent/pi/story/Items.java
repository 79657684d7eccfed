package dev.drawbridge.core.agent.pi.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Shapes;

/** Items as Codex has them. */
public final class Items {
    private Items() {}

    /** What the user has said; the content is Pi's: a text, or blocks of text and images. */
    public static ObjectNode userMessage(String id, JsonNode content) {
        ObjectNode item = item("userMessage", id).putNull("clientId");
        return timed(item.set("content", new Content(content).input()));
    }

    /** What the user has said under an id that the client gave it. */
    public static ObjectNode userMessage(String id, String clientId, JsonNode content) {
        return userMessage(id, content).put("clientId", clientId);
    }

    public static ObjectNode agentMessage(String id, String text) {
        return timed(item("agentMessage", id).putNull("moderation").put("text", text).putNull("phase")
                .putNull("memoryCitation").putNull("delivery").putNull("questions"));
    }

    /** The thoughts stand in {@code content[0]}, so deltas are {@code item/reasoning/textDelta}, contentIndex 0. */
    public static ObjectNode reasoning(String id, String text) {
        ObjectNode item = item("reasoning", id);
        item.putArray("summary");
        item.putArray("content").add(text);
        return timed(item);
    }

    /** A tool's call that runs: bash, edit and write as what Codex has for such, others as a dynamic tool's call. */
    public static ObjectNode started(String id, String tool, JsonNode arguments, String cwd) {
        return timed(switch (tool) {
            case "bash" -> Commands.started(item("commandExecution", id), "agent",
                    arguments.path("command").asText(), cwd);
            case "edit", "write" -> FileChanges.started(item("fileChange", id), tool, arguments, cwd);
            default -> {
                ObjectNode item = item("dynamicToolCall", id).putNull("namespace").put("tool", tool);
                item.set("arguments", arguments.isMissingNode() ? Shapes.object() : arguments.deepCopy());
                yield item.put("status", "inProgress").putNull("contentItems").putNull("success")
                        .putNull("durationMs");
            }
        });
    }

    /**
     * A tool's call that has ended.
     *
     * @param item as it was started
     * @param result what {@code tool_execution_end} has as result, or the toolResult message: content and details
     */
    public static ObjectNode finished(ObjectNode item, JsonNode result, boolean isError) {
        ObjectNode ended = item.deepCopy().put("status", isError ? "failed" : "completed");
        Content content = new Content(result.path("content"));
        switch (item.path("type").asText()) {
            case "commandExecution" -> Commands.finish(ended, content.text(), isError);
            case "fileChange" -> FileChanges.finish(ended, result.path("details"), isError);
            default -> ended.put("success", !isError).set("contentItems", content.output());
        }
        return ended;
    }

    /** A person's own command that runs. */
    public static ObjectNode command(String id, String command, String cwd) {
        return timed(Commands.started(item("commandExecution", id), "userShell", command, cwd));
    }

    /**
     * A person's own command that has ended.
     *
     * @param result the data that answers {@code bash}, or the bashExecution message
     */
    public static ObjectNode commandFinished(ObjectNode item, JsonNode result) {
        return Commands.finish(item.deepCopy(), result);
    }

    public static ObjectNode compaction(String id) {
        return timed(item("contextCompaction", id));
    }

    private static ObjectNode item(String type, String id) {
        return Shapes.object().put("type", type).put("id", id);
    }

    private static ObjectNode timed(ObjectNode item) {
        return item.putNull("startedAtMs").putNull("completedAtMs");
    }
}

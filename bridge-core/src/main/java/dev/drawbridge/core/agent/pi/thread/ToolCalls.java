package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.story.Ids;
import dev.drawbridge.core.agent.pi.story.Items;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools that a model has called: those that run, and those that will when their turn comes. */
final class ToolCalls {
    private final String cwd;
    private final Map<String, ObjectNode> called = new HashMap<>();
    private final Map<String, ToolCall> running = new LinkedHashMap<>();

    ToolCalls(String cwd) {
        this.cwd = cwd;
    }

    /**
     * Learns which items the calls of a message are.
     *
     * @param again how many messages of that time there were before
     */
    void called(JsonNode message, int again, Map<String, ObjectNode> items) {
        long timestamp = message.path("timestamp").asLong();
        JsonNode content = message.path("content");
        for (int i = 0; i < content.size(); i++) {
            JsonNode block = content.path(i);
            if (block.path("type").asText().equals("toolCall")) {
                Optional.ofNullable(items.get(Ids.call(timestamp, i, again)))
                        .ifPresent(item -> called.put(block.path("id").asText(), item));
            }
        }
    }

    void start(LiveTurn turn, String callId, String tool, JsonNode arguments) {
        ObjectNode item = Optional.ofNullable(called.remove(callId))
                .orElseGet(() -> Items.started("t" + callId, tool, arguments, cwd));
        running.put(callId, new ToolCall(turn, item));
        turn.started(item.deepCopy());
    }

    void update(String callId, String output) {
        running(callId).ifPresent(call -> call.output(output));
    }

    /** Tells how a call has ended, and gives it as it stays. */
    Optional<ToolCall> end(String callId, JsonNode result, boolean isError) {
        Optional<ToolCall> ended = running(callId);
        running.remove(callId);
        return ended.map(call -> {
            ObjectNode item = Items.finished(call.item(), result, isError);
            if (call.isDeclined() && isError && item.has("status") && !isDynamic(item)) {
                item.put("status", "declined");
            }
            call.turn().completed(item);
            return new ToolCall(call.turn(), item);
        });
    }

    private static boolean isDynamic(ObjectNode item) {
        return item.path("type").asText().equals("dynamicToolCall");
    }

    private Optional<ToolCall> running(String callId) {
        return Optional.ofNullable(running.get(callId));
    }

    /** The one that was started last of those that have done nothing yet. */
    Optional<ToolCall> silent() {
        List<ToolCall> calls = new ArrayList<>(running.values());
        return calls.reversed().stream().filter(ToolCall::isSilent).findFirst();
    }

    /** Nothing more comes of any. */
    void clear() {
        called.clear();
        running.clear();
    }
}

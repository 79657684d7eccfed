package dev.drawbridge.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.partners.wire.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What an agent remembers of what it said in one thread, and so what its snapshots have and lack, as measured on Codex:
 * complete items in the order in which they were completed, then those of the running turn that run, as they began. A
 * message, a reasoning, a plan that is being streamed and a command that waits for a yes are not there.
 */
public final class AgentMemory {
    private static final Set<String> SHOWN_WHILE_OPEN = Set.of("commandExecution", "fileChange",
            "mcpToolCall");

    private final String thread;
    private final Map<String, ObjectNode> turns = new LinkedHashMap<>();
    private final Map<String, JsonNode> running = new LinkedHashMap<>();
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Map<String, String> questions = new LinkedHashMap<>();

    public AgentMemory(String thread) {
        this.thread = thread;
    }

    /** Takes a line that the agent says. */
    public void said(String line) {
        JsonNode message = Json.parse(line);
        JsonNode params = message.path("params");
        if (message.has("id")) {
            questions.put(message.path("id").asText(), line);
            waiting.add(params.path("itemId").asText());
            return;
        }
        switch (message.path("method").asText()) {
            case "turn/started" -> turn(params.at("/turn/id").asText()).set("error",
                    JsonNodeFactory.instance.nullNode());
            case "turn/completed" -> {
                ObjectNode turn = turn(params.at("/turn/id").asText());
                turn.set("status", params.at("/turn/status"));
                turn.set("error", params.at("/turn/error"));
                running.clear();
            }
            case "item/started" -> running.put(params.at("/item/id").asText(), params.path("item"));
            case "item/completed" -> {
                running.remove(params.at("/item/id").asText());
                turn(params.path("turnId").asText()).withArray("items").add(params.path("item"));
            }
            case "serverRequest/resolved" -> {
                String request = questions.remove(params.path("requestId").asText());
                if (request != null) {
                    waiting.remove(Json.parse(request).at("/params/itemId").asText());
                }
            }
            default -> {
                // no snapshot shows it
            }
        }
    }

    /** The result of a {@code thread/resume} now. */
    public String snapshot() {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ArrayNode all = shown.putObject("thread").put("id", thread).putArray("turns");
        turns.values().forEach(turn -> all.add(turn.deepCopy()));
        if (!all.isEmpty() && all.get(all.size() - 1).path("status").asText().equals("inProgress")) {
            ArrayNode items = ((ObjectNode) all.get(all.size() - 1)).withArray("items");
            running.values().stream().filter(this::isShown).forEach(items::add);
        }
        return shown.toString();
    }

    /** The open requests, which follow each such result. */
    public String[] questions() {
        return questions.values().toArray(String[]::new);
    }

    private boolean isShown(JsonNode item) {
        String type = item.path("type").asText();
        return SHOWN_WHILE_OPEN.contains(type)
                && !(type.equals("commandExecution") && waiting.contains(item.path("id").asText()));
    }

    private ObjectNode turn(String id) {
        return turns.computeIfAbsent(id, unknown -> {
            ObjectNode turn = JsonNodeFactory.instance.objectNode().put("id", id);
            turn.putArray("items");
            turn.put("itemsView", "full").put("status", "inProgress");
            return turn;
        });
    }
}

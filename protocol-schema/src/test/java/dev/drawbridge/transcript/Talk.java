package dev.drawbridge.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Live talk in a thread, which belongs to no turn and stands in no snapshot: what is being said, and what was. */
final class Talk {
    private final Map<String, StringBuilder> saying = new TreeMap<>();
    private final Map<String, String> said = new TreeMap<>();

    /** Whether the message is part of the talk. */
    boolean take(String method, JsonNode params) {
        switch (method) {
            case "thread/realtime/transcript/delta" -> say("role " + params.path("role").asText(), params);
            case "thread/realtime/transcript/done" ->
                end("role " + params.path("role").asText(), params.path("text"));
            case "thread/realtime/item/started" ->
                saying.put("item " + params.at("/item/id").asText(), new StringBuilder());
            case "thread/realtime/item/transcript/delta" ->
                say("item " + params.path("itemId").asText(), params);
            case "thread/realtime/item/completed" ->
                end("item " + params.at("/item/id").asText(), params.path("item"));
            default -> {
                return false;
            }
        }
        return true;
    }

    void writeTo(Map<String, String> facts) {
        said.forEach((who, text) -> facts.put("said by " + who, text));
        saying.forEach((who, text) -> facts.put("being said by " + who, text.toString()));
    }

    private void say(String who, JsonNode params) {
        saying.computeIfAbsent(who, someone -> new StringBuilder()).append(params.path("delta").asText());
    }

    private void end(String who, JsonNode whole) {
        saying.remove(who);
        said.put(who, whole.toString());
    }
}

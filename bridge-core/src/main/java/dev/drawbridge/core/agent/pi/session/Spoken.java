package dev.drawbridge.core.agent.pi.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.story.Story;
import java.util.ArrayList;
import java.util.List;

/** What a message says in words that anybody sees: of the user or of the agent. */
record Spoken(String turn, String item, String text) {
    /** All of a story, in order. */
    static List<Spoken> in(Story story) {
        List<Spoken> all = new ArrayList<>();
        story.turns().forEach(turn -> turn.items().forEach(item -> {
            String text = text(item);
            if (!text.isEmpty()) {
                all.add(new Spoken(turn.id(), item.path("id").asText(), text));
            }
        }));
        return all;
    }

    private static String text(JsonNode item) {
        return switch (item.path("type").asText()) {
            case "agentMessage" -> item.path("text").asText();
            case "userMessage" -> {
                List<String> parts = new ArrayList<>();
                item.path("content").forEach(part -> parts.add(part.path("text").asText()));
                yield String.join("\n", parts).strip();
            }
            default -> "";
        };
    }
}

package dev.drawbridge.partners.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** OpenAI's Responses API, as Codex speaks it. */
final class ResponsesDialect implements Dialect {
    @Override
    public String prompt(JsonNode body) {
        return rounds(body).prompt;
    }

    @Override
    public List<String> toolResults(JsonNode body) {
        return rounds(body).results;
    }

    @Override
    public List<String> tools(JsonNode body) {
        return StreamSupport.stream(body.path("tools").spliterator(), /* parallel= */ false)
                .map(tool -> tool.path("name").asText(tool.path("type").asText())).toList();
    }

    @Override
    public String error(Step.Refuse refusal) {
        return Json.text(Map.of("error", Map.of("type", "fake_error", "message", refusal.message())));
    }

    @Override
    public Voice voice(Http http, String id) {
        return new ResponsesVoice(http, id);
    }

    private static Round rounds(JsonNode body) {
        Round round = new Round("", new ArrayList<>());
        for (JsonNode item : body.path("input")) {
            String type = item.path("type").asText();
            String text = text(item.path("content"));
            if (type.equals("message") && item.path("role").asText().equals("user")
                    && !isFromTheAgent(text)) {
                round = new Round(text, new ArrayList<>());
            } else if (type.endsWith("_output")) {
                round.results.add(text(item.path("output")));
            }
        }
        return round;
    }

    /** Codex tells about the surroundings and about interruptions in the user's name, within a tag. */
    private static boolean isFromTheAgent(String text) {
        return text.startsWith("<");
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText()));
        return text.toString();
    }

    /** What the user said, and what tools returned since. */
    private record Round(String prompt, List<String> results) {}
}

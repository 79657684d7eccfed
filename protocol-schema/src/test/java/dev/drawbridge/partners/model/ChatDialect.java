package dev.drawbridge.partners.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** OpenAI's chat completions, as Pi speaks them. */
final class ChatDialect implements Dialect {
    @Override
    public String prompt(JsonNode body) {
        String prompt = "";
        for (JsonNode message : body.path("messages")) {
            if (message.path("role").asText().equals("user")) {
                prompt = text(message.path("content"));
            }
        }
        return prompt;
    }

    @Override
    public List<String> toolResults(JsonNode body) {
        List<String> results = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            switch (message.path("role").asText()) {
                case "user" -> results.clear();
                case "tool" -> results.add(text(message.path("content")));
                default -> {
                    // what the model and the system said
                }
            }
        }
        return results;
    }

    @Override
    public List<String> tools(JsonNode body) {
        return StreamSupport.stream(body.path("tools").spliterator(), /* parallel= */ false)
                .map(tool -> tool.at("/function/name").asText()).toList();
    }

    @Override
    public String error(Step.Refuse refusal) {
        return Json.text(Map.of("error", Map.of("type", "fake_error", "message", refusal.message())));
    }

    @Override
    public Voice voice(Http http, String id) {
        return new ChatVoice(http, id);
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText()));
        return text.toString();
    }
}

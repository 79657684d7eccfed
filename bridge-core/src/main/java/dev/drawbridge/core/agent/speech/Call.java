package dev.drawbridge.core.agent.speech;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** A request as it came, and the way to answer it. */
public record Call(JsonNode id, String method, JsonNode params, Voice voice) {
    public void answer(JsonNode result) {
        voice.answer(id, result);
    }

    public String text(String name) throws Refusal {
        JsonNode value = params.path(name);
        if (!value.isTextual()) {
            throw Refusal.missing(name);
        }
        return value.asText();
    }

    /** A text that need not be there. */
    public String text(String name, String otherwise) {
        JsonNode value = params.path(name);
        return value.isTextual() ? value.asText() : otherwise;
    }

    public boolean flag(String name) {
        return params.path(name).asBoolean();
    }

    public JsonNode input() throws Refusal {
        JsonNode input = params.path("input");
        if (!input.isArray()) {
            throw Refusal.missing("input");
        }
        if (input.isEmpty()) {
            throw new Refusal("input must not be empty");
        }
        return input;
    }

    /** What the input says in words. */
    public String prompt() throws Refusal {
        List<String> words = StreamSupport.stream(input().spliterator(), /* parallel= */ false)
                .map(part -> part.path("text").asText()).filter(text -> !text.isEmpty()).toList();
        return String.join("\n", words);
    }
}

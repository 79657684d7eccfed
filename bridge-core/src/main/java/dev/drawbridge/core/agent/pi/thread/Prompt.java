package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Refusal;
import java.util.Optional;

/**
 * What a person says, and what is wanted of whom.
 *
 * @param input as Codex has it: texts, images, mentions
 * @param model as {@code pi/<provider>/<model>}; as it is if empty
 * @param effort as Codex calls it; as it is if empty
 * @param clientId what the client calls the message
 */
public record Prompt(JsonNode input, Optional<String> model, Optional<String> effort,
        Optional<String> clientId) {
    /** What a {@code turn/start} or {@code turn/steer} says. */
    public static Prompt of(Call call) throws Refusal {
        return of(call.input(), call.params());
    }

    /**
     * What is said with these wishes.
     *
     * @param params with the members of {@code turn/start} besides the input
     */
    public static Prompt of(JsonNode input, JsonNode params) {
        return new Prompt(input, text(params, "model"), text(params, "effort"),
                text(params, "clientUserMessageId"));
    }

    private static Optional<String> text(JsonNode params, String name) {
        return Optional.of(params.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText)
                .filter(text -> !text.isEmpty());
    }
}

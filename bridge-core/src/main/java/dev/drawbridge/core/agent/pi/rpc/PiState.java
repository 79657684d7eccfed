package dev.drawbridge.core.agent.pi.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code get_state} tells. */
public record PiState(JsonNode data) {
    /** The id that stays. */
    public String sessionId() {
        return data.path("sessionId").asText();
    }

    /** Where the session is written down once something is; empty for one that never is. */
    public Optional<Path> sessionFile() {
        return text("sessionFile").map(Path::of);
    }

    public Optional<String> sessionName() {
        return text("sessionName");
    }

    /** Pi's whole description of the model, missing when it has none. */
    public JsonNode model() {
        JsonNode model = data.path("model");
        return model.isObject() ? model : data.path("");
    }

    public String thinkingLevel() {
        return data.path("thinkingLevel").asText();
    }

    public boolean isStreaming() {
        return data.path("isStreaming").asBoolean();
    }

    public boolean isCompacting() {
        return data.path("isCompacting").asBoolean();
    }

    /** How many messages wait in Pi's own queues. */
    public int pending() {
        return data.path("pendingMessageCount").asInt();
    }

    private Optional<String> text(String name) {
        return Optional.of(data.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}

package dev.drawbridge.core.agent.pi.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** What the last word of a turn says of how it ended. */
record Ending(TurnStatus status, Optional<String> error) {
    /** Nothing: it was still at work. */
    static final Ending NONE = new Ending(TurnStatus.INTERRUPTED, Optional.empty());
    static final Ending WELL = new Ending(TurnStatus.COMPLETED, Optional.empty());

    /** What Pi says of a request that was stopped while it ran. */
    private static final Set<String> STOPPED = Set.of("This operation was aborted", "Request was aborted",
            "Request was aborted.", "Operation aborted");

    static Ending failure(String sentence) {
        return new Ending(TurnStatus.FAILED, Optional.of(sentence));
    }

    /** Of an assistant's message. */
    static Ending of(JsonNode message) {
        String said = message.path("errorMessage").asText();
        return switch (message.path("stopReason").asText()) {
            case "stop", "length" -> WELL;
            case "error" ->
                STOPPED.contains(said) ? NONE : failure(said.isEmpty() ? "The model gave an error" : said);
            default -> NONE;
        };
    }
}

package dev.drawbridge.server.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** What a person has said to an agent. */
public final class Said {
    private Said() {}

    /** Its words, and pictures by their names. */
    public static String of(JsonNode content) {
        return content.valueStream().map(part -> switch (part.path("type").asText()) {
            case "text" -> part.path("text").asText();
            case "localImage", "localAudio" -> "[" + part.path("path").asText() + "]";
            case "skill", "mention" -> "[" + part.path("name").asText() + "]";
            case "image" -> "[a picture]";
            case "audio" -> "[a recording]";
            default -> "[" + part.path("type").asText() + "]";
        }).collect(Collectors.joining("\n"));
    }
}

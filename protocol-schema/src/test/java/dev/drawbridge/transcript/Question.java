package dev.drawbridge.transcript;

import com.fasterxml.jackson.databind.JsonNode;

/** A request of the agent that waits for an answer, without the id under which it was sent. */
record Question(String what) {
    static Question of(JsonNode request) {
        return new Question(request.path("method").asText() + " " + request.path("params"));
    }
}

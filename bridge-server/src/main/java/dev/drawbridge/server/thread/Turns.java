package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns as lines for programs. */
final class Turns {
    private Turns() {}

    /** A line for each item, and one for the turn. */
    static List<Line> lines(String threadId, JsonNode turn) {
        String turnId = turn.path("id").asText();
        List<Line> lines = new ArrayList<>();
        turn.path("items").forEach(item -> lines.add(new Line.Item(threadId, turnId, item)));
        lines.add(new Line.Turn(Line.Type.TURN, threadId, turnId, turn.path("status").asText(),
                Optional.of(turn.path("durationMs")).filter(JsonNode::isNumber).map(JsonNode::asLong),
                Optional.of(turn.path("error").path("message").asText("")).filter(text -> !text.isEmpty())));
        return lines;
    }
}

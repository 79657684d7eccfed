package dev.drawbridge.server.pi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What is told of a thread, a line for each turn and each item. The times are left out: who was there looked at the
 * clock, and later the file tells when Pi has written it down, some milliseconds apart.
 */
record Account(List<String> lines) {
    private static final List<String> TIMES = List.of("startedAtMs", "completedAtMs", "durationMs");

    Account {
        lines = List.copyOf(lines);
    }

    static Account of(List<JsonNode> turns) {
        List<String> lines = new ArrayList<>();
        for (JsonNode turn : turns) {
            lines.add(head(turn));
            turn.path("items").forEach(item -> lines.add(turn.path("id").asText() + " " + item(item)));
        }
        return new Account(lines);
    }

    static String head(JsonNode turn) {
        return "turn " + turn.path("id").asText() + " " + turn.path("status").asText() + " "
                + turn.path("error");
    }

    static String item(JsonNode item) {
        return ((ObjectNode) item.deepCopy()).without(TIMES).toString();
    }

    /** Tells the first line in which they differ. */
    void isAlso(Account other) {
        for (int i = 0; i < Math.min(lines.size(), other.lines.size()); i++) {
            assertThat(other.lines.get(i)).as("line %s", i).isEqualTo(lines.get(i));
        }
        assertThat(other.lines).hasSameSizeAs(lines);
    }
}

package dev.drawbridge.core.agent.pi.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A turn: what was asked, and all that was said and done until the answer. It changes as its story grows. */
public final class StoryTurn {
    private final String id;
    private final long startedAt;
    private final Marks marks;
    private final Map<String, ObjectNode> items = new LinkedHashMap<>();
    private long lastedUntil;
    private Ending ending;

    StoryTurn(String id, long startedAt, Ending ending, Marks marks) {
        this.id = id;
        this.startedAt = startedAt;
        this.lastedUntil = startedAt;
        this.ending = ending;
        this.marks = marks;
    }

    public String id() {
        return id;
    }

    /** When it began, in milliseconds. */
    public long startedAt() {
        return startedAt;
    }

    /** When the last of it was complete, in milliseconds. */
    public long lastedUntil() {
        return lastedUntil;
    }

    /** How it ended, by what is known; what has no end was interrupted. */
    public TurnStatus status() {
        return ending().status();
    }

    /** Why it failed. */
    public Optional<String> error() {
        return ending().error();
    }

    /** Copies of its items, in order. */
    public List<ObjectNode> items() {
        return items.values().stream().map(ObjectNode::deepCopy).toList();
    }

    /** As Codex has a turn of the past. */
    public ObjectNode shape(ItemsView view) {
        ObjectNode turn = shape(view, status());
        turn.path("items").forEach(StoryTurn::settle);
        error().ifPresentOrElse(sentence -> turn.putObject("error").put("message", sentence)
                .put("codexErrorInfo", "other").putNull("additionalDetails").putNull("misalignment"),
                () -> turn.putNull("error"));
        return turn.put("startedAt", startedAt / 1000).put("completedAt", lastedUntil / 1000)
                .put("durationMs", lastedUntil - startedAt);
    }

    /** As Codex has a turn that runs. */
    public ObjectNode running(ItemsView view) {
        return shape(view, TurnStatus.IN_PROGRESS).putNull("error").put("startedAt", startedAt / 1000)
                .putNull("completedAt").putNull("durationMs");
    }

    private ObjectNode shape(ItemsView view, TurnStatus status) {
        ObjectNode turn = Shapes.object().put("id", id).put("rootTurnId", id);
        ArrayNode shown = turn.putArray("items");
        switch (view) {
            case NOT_LOADED -> {
            }
            case SUMMARY -> summary().forEach(item -> shown.add(item.deepCopy()));
            case FULL -> items.values().forEach(item -> shown.add(item.deepCopy()));
        }
        return turn.put("itemsView", view.wire()).put("status", status.wire());
    }

    /** What was asked first and what was answered last. */
    private List<ObjectNode> summary() {
        List<ObjectNode> summary = new ArrayList<>();
        all("userMessage").stream().findFirst().ifPresent(summary::add);
        List<ObjectNode> answers = all("agentMessage");
        if (!answers.isEmpty()) {
            summary.add(answers.getLast());
        }
        return summary;
    }

    private List<ObjectNode> all(String type) {
        return items.values().stream().filter(item -> item.path("type").asText().equals(type)).toList();
    }

    /** What never ended has failed. */
    private static void settle(JsonNode item) {
        if (item instanceof ObjectNode object && item.path("status").asText().equals("inProgress")) {
            object.put("status", "failed");
        }
    }

    private Ending ending() {
        if (marks.interrupted(id)) {
            return Ending.NONE;
        }
        return marks.failed(id).map(Ending::failure).orElse(ending);
    }

    void end(Ending ending) {
        this.ending = ending;
    }

    Stream<String> itemIds() {
        return items.keySet().stream();
    }

    boolean has(String itemId) {
        return items.containsKey(itemId);
    }

    /** Adds an item, or puts it in the place of the one of its id. */
    ObjectNode put(ObjectNode item, long now) {
        items.put(item.path("id").asText(), item);
        lastedUntil = Math.max(lastedUntil, now);
        return item.deepCopy();
    }
}

package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.story.TurnStatus;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A turn that runs, as it is told: the items that are open in it, and those that are complete. */
final class LiveTurn {
    /** What a turn is about. */
    enum Kind {
        /** Pi's model works. */
        RUN,
        /** A person has asked for a compaction. */
        COMPACTION,
        /** A person's own command runs. */
        SHELL,
        /** A command of an extension or of Pi's own, of which nothing is written down. */
        COMMAND
    }

    private final Speech speech;
    private final String id;
    private final Kind kind;
    private final long startedAt;
    private final Map<String, ObjectNode> open = new LinkedHashMap<>();
    private final Map<String, ObjectNode> complete = new LinkedHashMap<>();
    private boolean interrupting;

    LiveTurn(Speech speech, String id, Kind kind, long startedAt) {
        this.speech = speech;
        this.id = id;
        this.kind = kind;
        this.startedAt = startedAt;
    }

    String id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    /** Whether a person wants it to end. */
    boolean isInterrupting() {
        return interrupting;
    }

    void interrupting() {
        interrupting = true;
    }

    void tell(String method, ObjectNode params) {
        speech.tell(method, params);
    }

    void started(ObjectNode item) {
        String itemId = item.path("id").asText();
        if (open.putIfAbsent(itemId, item) == null) {
            ObjectNode params = Shapes.object();
            fill(item, "startedAtMs", speech.now());
            params.set("item", item.putNull("completedAtMs"));
            speech.tell("item/started", params.put("threadId", speech.threadId()).put("turnId", id)
                    .put("startedAtMs", item.path("startedAtMs").asLong()));
        }
    }

    boolean isOpen(String itemId) {
        return open.containsKey(itemId);
    }

    /** Tells of an item as it stays, and before that of its start if nobody has. Once complete it stays so. */
    void completed(ObjectNode item) {
        String itemId = item.path("id").asText();
        if (complete.containsKey(itemId)) {
            return;
        }
        if (!open.containsKey(itemId)) {
            started(item.deepCopy());
        }
        ObjectNode before = open.remove(itemId);
        fill(item, "startedAtMs", before == null ? speech.now() : before.path("startedAtMs").asLong());
        fill(item, "completedAtMs", speech.now());
        long completedAt = item.path("completedAtMs").asLong();
        if (item.has("durationMs")) {
            fill(item, "durationMs", Math.max(0, completedAt - item.path("startedAtMs").asLong()));
        }
        complete.put(itemId, item);
        ObjectNode params = Shapes.object();
        params.set("item", item);
        speech.tell("item/completed", params.put("threadId", speech.threadId()).put("turnId", id)
                .putNull("contentTokenCount").put("completedAtMs", completedAt));
    }

    private static void fill(ObjectNode item, String member, long value) {
        if (!item.path(member).isNumber()) {
            item.put(member, value);
        }
    }

    /** Params that name the turn. */
    ObjectNode params() {
        return speech.params().put("turnId", id);
    }

    /** Params that name an item. */
    ObjectNode of(String itemId) {
        return params().put("itemId", itemId);
    }

    /** Completes what nothing more comes of. */
    void abandonOpen() {
        for (ObjectNode item : new ArrayList<>(open.values())) {
            if (item.has("status")) {
                item.put("status", "failed");
            }
            completed(item.deepCopy());
        }
    }

    /** As it is answered and as its start is told. */
    ObjectNode shape() {
        return shape(TurnStatus.IN_PROGRESS, NullNode.getInstance());
    }

    private ObjectNode shape(TurnStatus status, JsonNode error) {
        ObjectNode turn = Shapes.object().put("id", id).put("rootTurnId", id);
        turn.putArray("items");
        turn.put("itemsView", "notLoaded").put("status", status.wire()).set("error", error);
        return turn.put("startedAt", startedAt / 1000).putNull("completedAt").putNull("durationMs");
    }

    /** As its end is told. */
    ObjectNode shape(Ending ending) {
        long now = speech.now();
        ObjectNode turn = shape(ending.status(), ending.error()).put("completedAt", now / 1000)
                .put("durationMs", Math.max(0, now - startedAt));
        List<ObjectNode> items = List.copyOf(complete.values());
        if (ending instanceof Ending.Completed && !items.isEmpty()) {
            turn.put("itemsView", "summary").putArray("items").add(items.getLast());
        }
        return turn;
    }

    /** With all that is in it. */
    ObjectNode soFar() {
        ObjectNode turn = shape().put("itemsView", "full");
        turn.set("items", items());
        return turn;
    }

    private ArrayNode items() {
        ArrayNode items = Shapes.array();
        complete.values().forEach(item -> items.add(item.deepCopy()));
        open.values().forEach(item -> items.add(item.deepCopy()));
        return items;
    }
}

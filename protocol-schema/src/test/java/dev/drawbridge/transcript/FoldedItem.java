package dev.drawbridge.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An item as it is known by now. */
final class FoldedItem {
    private final ObjectNode json;
    private final boolean open;
    private final boolean fromSnapshot;

    private FoldedItem(JsonNode json, boolean open, boolean fromSnapshot) {
        this.json = json.deepCopy();
        this.open = open;
        this.fromSnapshot = fromSnapshot;
    }

    static FoldedItem begun(JsonNode json) {
        return new FoldedItem(json, /* open= */ true, /* fromSnapshot= */ false);
    }

    static FoldedItem whole(JsonNode json) {
        return new FoldedItem(json, /* open= */ false, /* fromSnapshot= */ false);
    }

    /** One of a snapshot, which has open ones too. */
    static FoldedItem remembered(JsonNode json) {
        return new FoldedItem(json, json.has("completedAtMs") && json.path("completedAtMs").isNull(),
                /* fromSnapshot= */ true);
    }

    /** Whether it may be told again, for a snapshot may be ahead of its number. */
    boolean mayBeToldAgain() {
        return fromSnapshot;
    }

    boolean isOpen() {
        return open;
    }

    /** Whether it is there when its turn is over: what is open then never ends, but for commands that run on. */
    boolean outlivesItsTurn() {
        return !open
                || (json.path("type").asText().equals("commandExecution") && json.hasNonNull("processId"));
    }

    void append(String member, String text) {
        json.put(member, (json.hasNonNull(member) ? json.get(member).asText() : "") + text);
    }

    void appendAt(String member, int index, String text) {
        ArrayNode parts = json.withArray(member);
        while (parts.size() <= index) {
            parts.add("");
        }
        parts.set(index, JsonNodeFactory.instance.textNode(parts.get(index).asText() + text));
    }

    void set(String member, JsonNode value) {
        json.set(member, value);
    }

    @Override
    public String toString() {
        return (open ? "open " : "") + json;
    }
}

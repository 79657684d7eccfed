package dev.drawbridge.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One turn and the items in it. */
final class FoldedTurn {
    private final String id;
    private final Map<String, FoldedItem> items = new TreeMap<>();
    private String status = "inProgress";
    private boolean fromSnapshot;
    private String error = "null";

    FoldedTurn(String id) {
        this.id = id;
    }

    /** Takes what a turn says of itself; the items it shows there are only some of them. */
    void head(JsonNode turn) {
        status = turn.path("status").asText();
        error = turn.path("error").toString();
    }

    /** It stands in a snapshot, which may be ahead of its number: it may be told again. */
    void fromSnapshot() {
        fromSnapshot = true;
    }

    boolean mayBeToldAgain() {
        return fromSnapshot;
    }

    /**
     * It is not the last: Codex shows a turn that ended with an earlier life of its own as running, while another one
     * does.
     */
    void leaveBehind() {
        if (!isOver()) {
            status = "interrupted";
        }
    }

    boolean isOver() {
        return !status.equals("inProgress");
    }

    void remember(JsonNode item) {
        items.putIfAbsent(item.path("id").asText(), FoldedItem.remembered(item));
    }

    void start(JsonNode item, List<String> surprises) {
        FoldedItem before = items.put(item.path("id").asText(), FoldedItem.begun(item));
        if (before != null && !before.isOpen() && !before.mayBeToldAgain()) {
            surprises.add("starts again: " + item);
        }
    }

    void complete(JsonNode item, List<String> surprises) {
        FoldedItem before = items.put(item.path("id").asText(), FoldedItem.whole(item));
        if (before == null || (!before.isOpen() && !before.mayBeToldAgain())) {
            surprises.add((before == null ? "never started: " : "completed twice: ") + item);
        }
    }

    /** The item that is being streamed. */
    FoldedItem open(String item, List<String> surprises) {
        FoldedItem found = items.get(item);
        if (found != null && found.mayBeToldAgain() && !found.isOpen()) {
            return FoldedItem.begun(JsonNodeFactory.instance.objectNode());
        }
        if (found == null || !found.isOpen()) {
            surprises.add("a delta of " + item + ", which is " + (found == null ? "unknown" : "complete"));
            return FoldedItem.begun(JsonNodeFactory.instance.objectNode());
        }
        return found;
    }

    void writeTo(List<String> text) {
        text.add("turn " + id + " " + status + " " + error);
        items.forEach((name, item) -> {
            if (!isOver() || item.outlivesItsTurn()) {
                text.add(id + " / " + name + " " + item);
            }
        });
    }

    void writeSettledTo(List<String> text) {
        text.add("turn " + id + " " + status);
        items.forEach((name, item) -> {
            if (!isOver() || !item.isOpen()) {
                text.add(id + " / " + name + " " + item);
            }
        });
    }
}

package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened in a thread while nobody here heard of it, worked out from the agent's newest turns and put into the
 * words in which it would have been told: turns and items, but no deltas.
 */
final class Missed {
    private final String thread;
    private final Progress progress;
    private final List<byte[]> messages = new ArrayList<>();
    private final List<JsonNode> ended = new ArrayList<>();
    private int turns;
    private int items;

    private Missed(String thread, Progress progress) {
        this.thread = thread;
        this.progress = progress;
    }

    /** @param newestFirst the turns as the agent lists them, with all their items */
    static Missed of(String thread, Progress progress, JsonNode newestFirst) {
        Missed missed = new Missed(thread, progress);
        List<JsonNode> unknown = new ArrayList<>();
        boolean found = false;
        for (JsonNode turn : newestFirst) {
            // ids of turns begin with their time, so that one that the agent has lost has its place too
            int place = turn.path("id").asText().compareTo(progress.turn());
            found |= place == 0;
            if (place >= 0) {
                unknown.addFirst(turn);
            }
            if (place <= 0 || !progress.isKnown()) {
                // what was before is known, or nothing of it is: then the turn that runs is all that matters
                break;
            }
        }
        if (!found && progress.isRunning()) {
            missed.end(missed.lost());
        }
        unknown.forEach(missed::turn);
        return missed;
    }

    private void turn(JsonNode turn) {
        String id = turn.path("id").asText();
        boolean same = progress.isKnown() && id.equals(progress.turn());
        boolean over = !turn.path("status").asText().equals("inProgress");
        if (over && (same ? !progress.isRunning() : !progress.isKnown())) {
            return;
        }
        if (!same) {
            turns++;
            tell("turn/started", of(begun(turn)));
        }
        for (JsonNode item : turn.path("items")) {
            item(id, item, same);
        }
        if (over) {
            end(ended(turn));
        }
    }

    private void end(ObjectNode turn) {
        ended.add(turn);
        tell("turn/completed", of(turn));
    }

    private void item(String turn, JsonNode item, boolean same) {
        String id = item.path("id").asText();
        if (!same || !progress.hasStarted(id)) {
            items++;
            tell("item/started", of(item, turn, "startedAtMs"));
        }
        if (item.path("completedAtMs").isNumber() && !(same && progress.hasCompleted(id))) {
            ObjectNode params = of(item, turn, "completedAtMs");
            params.putNull("contentTokenCount");
            tell("item/completed", params);
        }
    }

    private ObjectNode of(JsonNode item, String turn, String time) {
        ObjectNode params = object();
        params.set("item", item);
        params.put("threadId", thread).put("turnId", turn);
        params.set(time, item.path(time).isNumber() ? item.path(time) : params.nullNode());
        return params;
    }

    private ObjectNode of(JsonNode turn) {
        ObjectNode params = object().put("threadId", thread);
        params.set("turn", turn);
        return params;
    }

    private static ObjectNode begun(JsonNode turn) {
        ObjectNode begun = turn.deepCopy();
        begun.putArray("items");
        begun.put("itemsView", "notLoaded").put("status", "inProgress");
        return begun.putNull("error").putNull("completedAt").putNull("durationMs");
    }

    /** With its last answer, as the agent tells it. */
    private static ObjectNode ended(JsonNode turn) {
        ObjectNode ended = turn.deepCopy();
        JsonNode answer = ended.missingNode();
        for (JsonNode item : turn.path("items")) {
            answer = item.path("type").asText().equals("agentMessage") ? item : answer;
        }
        var summary = ended.putArray("items");
        if (answer.isObject()) {
            summary.add(answer);
        }
        return ended.put("itemsView", "summary");
    }

    /** The turn that was running, of which the agent does not tell any more. */
    private ObjectNode lost() {
        ObjectNode turn = object().put("id", progress.turn()).put("rootTurnId", progress.turn());
        turn.putArray("items");
        turn.put("itemsView", "notLoaded").put("status", "interrupted");
        return turn.putNull("error").putNull("startedAt").putNull("completedAt").putNull("durationMs");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private void tell(String method, ObjectNode params) {
        messages.add(Answers.notification(method, params.toString()));
    }

    /** In their order. */
    List<byte[]> messages() {
        return messages;
    }

    /** The turns that have ended, as they are told. */
    List<JsonNode> ended() {
        return ended;
    }

    /** How many turns have begun. */
    int turns() {
        return turns;
    }

    /** How many items have begun. */
    int items() {
        return items;
    }
}

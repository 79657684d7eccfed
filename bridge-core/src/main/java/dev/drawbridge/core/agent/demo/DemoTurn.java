package dev.drawbridge.core.agent.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A turn that runs: it plays its steps beat by beat, waits where it has asked something, and ends once. */
final class DemoTurn {
    private final DemoThread thread;
    private final String id;
    private final Stage stage;
    private final Performance performance;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Deque<Beat> beats = new ArrayDeque<>();
    private final ArrayNode items = Shapes.array();
    private final long startedAt;
    private Optional<ObjectNode> question = Optional.empty();
    private Consumer<String> decided = decision -> {};
    private boolean ended;

    DemoTurn(DemoThread thread, Stage stage) {
        this.thread = thread;
        this.id = stage.names().turn();
        this.stage = stage;
        this.startedAt = stage.voice().now();
        this.performance = new Performance(this, thread, stage);
    }

    String id() {
        return id;
    }

    /** Whether it waits for an answer. */
    boolean isWaiting() {
        return question.isPresent();
    }

    void begin(JsonNode input, JsonNode clientId, List<Step> script) {
        steps.addAll(script);
        changeStatus();
        ObjectNode params = Shapes.object().put("threadId", thread.id());
        params.set("turn", started(shape("inProgress")));
        tell("turn/started", params);
        hear(input, clientId);
        play();
    }

    /** Shows what a user says, at the beginning or in between. */
    private void hear(JsonNode input, JsonNode clientId) {
        ObjectNode message = stage.shapes().shape("userMessage").put("id", stage.names().item("user"));
        message.set("clientId", clientId);
        message.set("content", input);
        start(message);
        complete(message);
    }

    /** Goes on with these steps when the others are done. */
    void steer(JsonNode input, JsonNode clientId, List<Step> more) {
        hear(input, clientId);
        steps.addAll(more);
    }

    private void play() {
        while (beats.isEmpty() && !steps.isEmpty()) {
            beats.addAll(performance.beats(steps.remove()));
        }
        if (beats.isEmpty()) {
            end("completed", NullNode.getInstance());
        } else {
            Beat beat = beats.remove();
            stage.later().after(beat.pause(), () -> play(beat));
        }
    }

    private void play(Beat beat) {
        if (!ended) {
            beat.act().run();
        }
        if (!ended && !isWaiting()) {
            play();
        }
    }

    /** Plays these next, before what is left. */
    void next(List<Beat> more) {
        more.reversed().forEach(beats::addFirst);
    }

    /** Waits for a decision on this item. */
    void ask(ObjectNode item, ObjectNode params, Consumer<String> decided) {
        ObjectNode asked = stage.voice().question("item/commandExecution/requestApproval", params);
        this.question = Optional.of(asked);
        this.decided = decided;
        changeStatus();
        start(item);
        repeatQuestion();
    }

    /** Asks again what is still open, for those who join. */
    void repeatQuestion() {
        if (thread.isFollowed()) {
            question.ifPresent(stage.voice()::say);
        }
    }

    boolean hasAsked(JsonNode questionId) {
        return question.filter(asked -> asked.path("id").equals(questionId)).isPresent();
    }

    /** Goes on as decided; what is no decision is a failure. */
    void answer(JsonNode message) {
        JsonNode decision = message.path("result").path("decision");
        ObjectNode resolved = resolved();
        question = Optional.empty();
        tell("serverRequest/resolved", resolved);
        changeStatus();
        decided.accept(decision.isObject() ? decision.fieldNames().next() : decision.asText());
        if (!ended) {
            play();
        }
    }

    private ObjectNode resolved() {
        ObjectNode params = Shapes.object().put("threadId", thread.id());
        params.set("requestId", question.map(asked -> asked.path("id")).orElse(NullNode.getInstance()));
        return params;
    }

    void interrupt() {
        Optional<ObjectNode> unanswered = question.map(asked -> resolved());
        question = Optional.empty();
        end("interrupted", NullNode.getInstance());
        unanswered.ifPresent(params -> tell("serverRequest/resolved", params));
    }

    void fail(ObjectNode error) {
        ObjectNode params = Shapes.object().put("willRetry", false).put("threadId", thread.id()).put("turnId",
                id);
        params.set("error", error);
        tell("error", params);
        end("failed", error);
    }

    private void end(String status, JsonNode error) {
        ended = true;
        ObjectNode turn = finished(shape(status), error);
        ObjectNode whole = turn.deepCopy();
        whole.put("itemsView", "full").set("items", items);
        thread.end(whole, stage.voice().now());
        changeStatus();
        ObjectNode params = Shapes.object().put("threadId", thread.id());
        if (status.equals("completed")) {
            turn.put("itemsView", "summary").putArray("items").add(items.get(items.size() - 1));
        }
        params.set("turn", turn);
        tell("turn/completed", params);
    }

    /** As the answer to who has started it. */
    ObjectNode shape(String status) {
        return stage.shapes().shape("turn").put("id", id).put("rootTurnId", id).put("status", status);
    }

    private ObjectNode started(ObjectNode turn) {
        return turn.put("startedAt", startedAt / 1000);
    }

    private ObjectNode finished(ObjectNode turn, JsonNode error) {
        long now = stage.voice().now();
        started(turn).put("completedAt", now / 1000).put("durationMs", now - startedAt).set("error", error);
        return turn;
    }

    ObjectNode soFar() {
        ObjectNode turn = started(shape("inProgress")).put("itemsView", "full");
        turn.set("items", items.deepCopy());
        return turn;
    }

    void start(ObjectNode item) {
        long now = stage.voice().now();
        item.put("startedAtMs", now);
        ObjectNode params = Shapes.object();
        params.set("item", item);
        tell("item/started", params.put("threadId", thread.id()).put("turnId", id).put("startedAtMs", now));
    }

    void complete(ObjectNode item) {
        long now = stage.voice().now();
        item.put("completedAtMs", now);
        items.add(item.deepCopy());
        ObjectNode params = Shapes.object();
        params.set("item", item);
        params.put("threadId", thread.id()).put("turnId", id).putNull("contentTokenCount")
                .put("completedAtMs", now);
        tell("item/completed", params);
    }

    /** What belongs to one item of this turn. */
    ObjectNode of(ObjectNode item) {
        return Shapes.object().put("threadId", thread.id()).put("turnId", id).put("itemId",
                item.path("id").asText());
    }

    /** Says what only those who follow the thread hear. */
    void tell(String method, ObjectNode params) {
        if (thread.isFollowed()) {
            stage.voice().tell(method, params);
        }
    }

    private void changeStatus() {
        ObjectNode params = Shapes.object().put("threadId", thread.id());
        params.set("status", thread.status());
        stage.voice().tell("thread/status/changed", params);
    }
}

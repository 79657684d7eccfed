package dev.drawbridge.core.agent.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Serves what is asked about threads and turns. */
final class ThreadDesk {
    static final List<String> METHODS = List.of("thread/start", "thread/resume", "thread/fork", "thread/read",
            "thread/list", "thread/loaded/list", "thread/turns/list", "thread/name/set", "thread/archive",
            "thread/unarchive", "thread/unsubscribe", "thread/delete", "thread/readState/update",
            "turn/start",
            "turn/steer", "turn/interrupt");

    private final Map<String, DemoThread> threads = new LinkedHashMap<>();
    private final Stage stage;

    ThreadDesk(Stage stage) {
        this.stage = stage;
    }

    void serve(Call call) throws Refusal {
        switch (call.method()) {
            case "thread/start" -> start(call);
            case "thread/resume" -> resume(call);
            case "thread/fork" -> fork(call);
            case "thread/read" -> read(call);
            case "thread/list" -> list(call);
            case "thread/loaded/list" -> listLoaded(call);
            case "thread/turns/list" -> listTurns(call);
            case "thread/name/set" -> name(call);
            case "thread/archive" -> archive(call);
            case "thread/unarchive" -> unarchive(call);
            case "thread/unsubscribe" -> unsubscribe(call);
            case "thread/delete" -> delete(call);
            case "thread/readState/update" -> markRead(call);
            case "turn/start" -> startTurn(call);
            case "turn/steer" -> steer(call);
            case "turn/interrupt" -> interrupt(call);
            default -> throw new IllegalArgumentException(call.method());
        }
    }

    /** Takes the answer to a question; one that nobody asked is passed over. */
    void answered(JsonNode questionId, JsonNode message) {
        running().stream().filter(turn -> turn.hasAsked(questionId)).findFirst()
                .ifPresent(turn -> turn.answer(message));
    }

    private List<DemoTurn> running() {
        return threads.values().stream().flatMap(thread -> thread.running().stream()).toList();
    }

    private void start(Call call) {
        String id = stage.names().thread();
        long now = stage.voice().now() / 1000;
        ObjectNode shape = stage.shapes().shape("thread").put("id", id).put("sessionId", id)
                .put("ephemeral", call.flag("ephemeral")).put("cwd", call.text("cwd", Place.PROJECT))
                .put("createdAt", now).put("updatedAt", now).put("recencyAt", now);
        DemoThread thread = new DemoThread(shape, call.text("approvalPolicy", "on-request"));
        threads.put(id, thread);
        call.answer(session(thread, thread.summary()));
        announce(thread);
    }

    private ObjectNode session(DemoThread thread, ObjectNode shape) {
        ObjectNode session = stage.shapes().shape("session").put("cwd", thread.directory())
                .put("approvalPolicy", thread.approvalPolicy());
        session.set("thread", shape);
        return session;
    }

    private void announce(DemoThread thread) {
        ObjectNode params = Shapes.object();
        params.set("thread", thread.summary());
        stage.voice().tell("thread/started", params);
    }

    private void resume(Call call) throws Refusal {
        DemoThread thread = stored(call);
        if (thread.isArchived()) {
            throw new Refusal("session %1$s is archived. Run `codex unarchive %1$s` to unarchive it first."
                    .formatted(thread.id()));
        }
        thread.follow(true);
        call.answer(session(thread, call.flag("excludeTurns") ? thread.summary() : thread.whole()));
        if (!call.flag("excludeTurns")) {
            thread.spent().ifPresent(usage -> stage.voice().tell("thread/tokenUsage/updated", usage));
        }
        stage.voice().tell("thread/goal/cleared", ofThread(thread));
        thread.running().ifPresent(DemoTurn::repeatQuestion);
    }

    private void fork(Call call) throws Refusal {
        DemoThread fork = stored(call).fork(stage.names().thread(), stage.voice().now());
        threads.put(fork.id(), fork);
        call.answer(session(fork, call.flag("excludeTurns") ? fork.summary() : fork.whole()));
        announce(fork);
    }

    private void read(Call call) throws Refusal {
        DemoThread thread = loaded(call, "thread not loaded: ");
        if (thread.isEphemeral() && call.flag("includeTurns")) {
            throw new Refusal("ephemeral threads do not support includeTurns");
        }
        ObjectNode result = Shapes.object();
        result.set("thread", call.flag("includeTurns") ? thread.whole() : thread.summary());
        call.answer(result);
    }

    private void list(Call call) {
        ObjectNode result = Shapes.object();
        ArrayNode data = result.putArray("data");
        if (!call.params().path("sectionId").isTextual()) {
            threads.values().stream()
                    .filter(thread -> !thread.isEphemeral() && !thread.isNew())
                    .filter(thread -> thread.isArchived() == call.flag("archived"))
                    .filter(thread -> thread.mentions(call.params().path("searchTerm")))
                    .toList().reversed().forEach(thread -> data.add(thread.summary()));
        }
        result.putObject("readStates");
        call.answer(result.putNull("nextCursor").putNull("backwardsCursor"));
    }

    private void listLoaded(Call call) {
        ObjectNode result = Shapes.object();
        ArrayNode data = result.putArray("data");
        threads.values().stream().filter(DemoThread::isLoaded).forEach(thread -> data.add(thread.id()));
        call.answer(result.putNull("nextCursor"));
    }

    private void listTurns(Call call) throws Refusal {
        DemoThread thread = loaded(call, "thread not loaded: ");
        if (thread.isNew()) {
            throw new Refusal(
                    "thread " + thread.id() + " is not materialized yet; thread/turns/list is unavailable "
                            + "before first user message");
        }
        ObjectNode result = Shapes.object();
        ArrayNode newestFirst = result.putArray("data");
        ArrayNode turns = thread.turns();
        int limit = call.params().path("limit").asInt(turns.size());
        for (int i = turns.size() - 1; i >= 0 && newestFirst.size() < limit; i--) {
            newestFirst.add(turns.get(i));
        }
        call.answer(result.putNull("nextCursor").putNull("backwardsCursor"));
    }

    private void name(Call call) throws Refusal {
        DemoThread thread = any(call, "no rollout found for thread id ");
        String name = call.text("name");
        if (name.isBlank()) {
            throw new Refusal("thread name must not be empty");
        }
        thread.name(name);
        call.answer(Shapes.object());
        stage.voice().tell("thread/name/updated", ofThread(thread).put("threadName", name));
    }

    private void archive(Call call) throws Refusal {
        DemoThread thread = stored(call);
        thread.running().ifPresent(DemoTurn::interrupt);
        thread.archive(true);
        unloaded(thread);
        call.answer(Shapes.object());
        stage.voice().tell("thread/archived", ofThread(thread));
    }

    private void unarchive(Call call) throws Refusal {
        DemoThread thread = any(call, "no archived rollout found for thread id ");
        if (!thread.isArchived()) {
            throw new Refusal("no archived rollout found for thread id " + thread.id());
        }
        thread.archive(false);
        ObjectNode result = Shapes.object();
        result.set("thread", thread.summary());
        call.answer(result);
        stage.voice().tell("thread/unarchived", ofThread(thread));
    }

    private void delete(Call call) throws Refusal {
        DemoThread thread = stored(call);
        thread.running().ifPresent(DemoTurn::interrupt);
        threads.remove(thread.id());
        thread.archive(true);
        unloaded(thread);
        call.answer(Shapes.object());
        stage.voice().tell("thread/deleted", ofThread(thread));
    }

    private void unloaded(DemoThread thread) {
        ObjectNode params = ofThread(thread);
        params.set("status", thread.status());
        stage.voice().tell("thread/status/changed", params);
    }

    private void unsubscribe(Call call) throws Refusal {
        Optional<DemoThread> thread = Optional.ofNullable(threads.get(call.text("threadId")))
                .filter(DemoThread::isLoaded);
        String status = thread.map(found -> found.isFollowed() ? "unsubscribed" : "notSubscribed")
                .orElse("notLoaded");
        thread.ifPresent(found -> found.follow(false));
        call.answer(Shapes.object().put("status", status));
    }

    private void markRead(Call call) throws Refusal {
        ObjectNode result = Shapes.object();
        result.putObject("readState").putNull("firstUnread").put("revision",
                call.text("expectedRevision", "0"));
        call.answer(result);
    }

    private void startTurn(Call call) throws Refusal {
        DemoThread thread = loaded(call, "thread not found: ");
        JsonNode input = call.input();
        if (thread.running().isPresent()) {
            DemoTurn turn = thread.running().get();
            started(call, turn);
            turn.steer(input, clientId(call), Scripts.steered(call.prompt()));
        } else {
            List<Step> script = script(call, thread);
            DemoTurn turn = new DemoTurn(thread, stage);
            thread.begin(turn, call.prompt(), stage.voice().now());
            started(call, turn);
            turn.begin(input, clientId(call), script);
        }
    }

    private static void started(Call call, DemoTurn turn) {
        ObjectNode result = Shapes.object();
        result.set("turn", turn.shape("inProgress"));
        call.answer(result);
    }

    private static List<Step> script(Call call, DemoThread thread) throws Refusal {
        return call.params().path("outputSchema").isObject()
                ? Scripts.title()
                : Scripts.of(call.prompt(), thread.isNew() && !thread.isEphemeral());
    }

    private static JsonNode clientId(Call call) {
        JsonNode id = call.params().path("clientUserMessageId");
        return id.isTextual() ? id : NullNode.getInstance();
    }

    private void steer(Call call) throws Refusal {
        DemoThread thread = loaded(call, "thread not found: ");
        JsonNode input = call.input();
        DemoTurn turn = thread.running().orElseThrow(() -> new Refusal("no active turn to steer"));
        String expected = call.text("expectedTurnId");
        if (!expected.equals(turn.id())) {
            throw new Refusal("expected active turn id `" + expected + "` but found `" + turn.id() + "`");
        }
        call.answer(Shapes.object().put("turnId", turn.id()));
        turn.steer(input, clientId(call), Scripts.steered(call.prompt()));
    }

    private void interrupt(Call call) throws Refusal {
        DemoThread thread = loaded(call, "thread not found: ");
        String wanted = call.text("turnId");
        DemoTurn turn = thread.running().orElseThrow(() -> new Refusal("no active turn to interrupt"));
        if (!wanted.isEmpty() && !wanted.equals(turn.id())) {
            throw new Refusal("expected active turn id " + wanted + " but found " + turn.id());
        }
        call.answer(Shapes.object());
        turn.interrupt();
    }

    private static ObjectNode ofThread(DemoThread thread) {
        return Shapes.object().put("threadId", thread.id());
    }

    /** A thread that is kept: one in which something was said and that is not ephemeral. */
    private DemoThread stored(Call call) throws Refusal {
        DemoThread thread = any(call, "no rollout found for thread id ");
        if (thread.isEphemeral() || thread.isNew()) {
            throw new Refusal("no rollout found for thread id " + thread.id());
        }
        return thread;
    }

    private DemoThread loaded(Call call, String otherwise) throws Refusal {
        DemoThread thread = any(call, otherwise);
        if (!thread.isLoaded()) {
            throw new Refusal(otherwise + thread.id());
        }
        return thread;
    }

    private DemoThread any(Call call, String otherwise) throws Refusal {
        if (!call.params().isObject()) {
            throw Refusal.missing("params");
        }
        String id = call.text("threadId");
        return Optional.ofNullable(threads.get(id)).orElseThrow(() -> new Refusal(otherwise + id));
    }
}

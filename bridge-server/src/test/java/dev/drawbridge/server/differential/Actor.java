package dev.drawbridge.server.differential;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.wire.Wire;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One client in a script; its requests have the ids 1, 2, 3 … unless the script says otherwise. */
final class Actor {
    private static final String CURTAIN = "the curtain falls";

    private final String name;
    private final Wire wire;
    private final Chance chance;
    private final Map<String, String> methods = new ConcurrentHashMap<>();
    private final Map<String, Long> sentAtMs = new ConcurrentHashMap<>();
    private long joinedAtMs;
    private int lastId;
    private boolean initialized;
    private boolean gone;
    private boolean strict;
    private boolean tools;

    /** @param chance what the script leaves to it */
    Actor(String name, Wire wire, Chance chance) {
        this.name = name;
        this.wire = wire;
        this.chance = chance;
    }

    String name() {
        return name;
    }

    /** Everything received so far, but for the answer to the last request of all. */
    List<String> received() {
        return wire.receivedTexts().stream().filter(text -> !text.contains(CURTAIN)).toList();
    }

    /** What the script leaves to chance. */
    Chance chance() {
        return chance;
    }

    /** The deltas of messages so far. */
    List<String> deltas() {
        return wire.received().stream()
                .filter(message -> message.path("method").asText().equals("item/agentMessage/delta"))
                .map(message -> message.at("/params/delta").asText()).toList();
    }

    /** Comes to this answer in what it has received. */
    void reads(JsonNode id) {
        if (methodOf(id).equals("initialize")) {
            joinedAtMs = 0;
        } else if (methodOf(id).equals("thread/resume")) {
            joinedAtMs = sentAtMs.getOrDefault(id.asText(), 0L);
        }
    }

    /** When it asked for the snapshot that it has come to last. */
    long joinedAtMs() {
        return joinedAtMs;
    }

    /** Whether it has sent a message with the member {@code jsonrpc}. */
    boolean strict() {
        return strict;
    }

    /** Whether it has started a thread with tools of its own. */
    boolean hasTools() {
        return tools;
    }

    /** Shakes hands as a client that knows experimental methods. */
    Actor initialize() {
        return initialize(Params.with("experimentalApi", true));
    }

    Actor initialize(Map<String, @Nullable Object> capabilities) {
        JsonNode answer = request("initialize", hello(capabilities));
        if (!answer.has("result")) {
            throw new AssertionError(name + " was refused: " + answer);
        }
        initialized = true;
        send(Params.with("method", "initialized"));
        return this;
    }

    /** The params with which this client introduces itself. */
    Map<String, @Nullable Object> hello(Map<String, @Nullable Object> capabilities) {
        return Params.with("clientInfo", Params.with("name", name, "title", null, "version", "1.0"),
                "capabilities", capabilities);
    }

    /** Counts as initialized from now on, whatever way that came about. */
    Actor nowInitialized() {
        initialized = true;
        return this;
    }

    /** The whole answer to a request, be it a result or an error. */
    JsonNode request(String method, Map<String, @Nullable Object> params) {
        return answer(ask(method, params));
    }

    /** The whole answer to a request without params. */
    JsonNode request(String method) {
        int id = ++lastId;
        send(Params.with("id", id, "method", method));
        return answer(id);
    }

    /** Sends a request and returns its id without waiting. */
    int ask(String method, Map<String, @Nullable Object> params) {
        int id = ++lastId;
        send(Params.with("id", id, "method", method, "params", params));
        return id;
    }

    /** Sends a request under an id of the script's choice and awaits its answer. */
    JsonNode requestAs(Object id, String method, Map<String, @Nullable Object> params) {
        send(Params.with("id", id, "method", method, "params", params));
        return answer(id);
    }

    /** The next answer under this id. */
    JsonNode answer(Object id) {
        return wire.await(name + ": the answer to " + id,
                message -> !message.has("method") && message.path("id").asText().equals(id.toString()));
    }

    /** The next message of this method. */
    JsonNode await(String method) {
        return await(method, message -> true);
    }

    /** The next message of this method that fits. */
    JsonNode await(String method, Predicate<JsonNode> wanted) {
        return wire.await(name + ": " + method,
                message -> message.path("method").asText().equals(method) && wanted.test(message));
    }

    /** The next status of this type, such as {@code idle}. */
    JsonNode awaitStatus(String thread, String type) {
        return await("thread/status/changed",
                message -> message.at("/params/threadId").asText().equals(thread)
                        && message.at("/params/status/type").asText().equals(type));
    }

    /** The end of a turn, and the thread at rest. */
    void awaitTurnEnd(String thread) {
        await("turn/completed", message -> message.at("/params/threadId").asText().equals(thread));
        awaitStatus(thread, "idle");
    }

    /** The last delta before the gate at which the model waits. */
    void awaitGate() {
        await("item/agentMessage/delta",
                message -> message.at("/params/delta").asText().equals(Stage.BEFORE_THE_GATE));
    }

    /** The end of a turn that fails. */
    void awaitTurnFailure(String thread) {
        await("turn/completed", message -> message.at("/params/threadId").asText().equals(thread));
        awaitStatus(thread, "systemError");
    }

    /** Answers a request of the server. */
    void reply(JsonNode question, Map<String, @Nullable Object> result) {
        send(Params.with("id", question.get("id"), "result", result));
    }

    void decide(JsonNode question, Object decision) {
        reply(question, Params.with("decision", decision));
    }

    /** Answers a request of the server with an error. */
    void replyError(JsonNode question, int code, String message) {
        send(Params.with("id", question.get("id"), "error", Params.with("code", code, "message", message)));
    }

    /** Starts a thread and returns its id, once all know of it. */
    String startThread(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> params = Params.with(namesAndValues);
        tools |= params.containsKey("dynamicTools");
        String thread = request("thread/start", params).at("/result/thread/id").asText();
        await("thread/started", message -> message.at("/params/thread/id").asText().equals(thread));
        return thread;
    }

    /** Starts a turn and returns its id. */
    String startTurn(String thread, String prompt) {
        return request("turn/start", Params.says(thread, prompt)).at("/result/turn/id").asText();
    }

    /** A whole turn of a thread to which it is subscribed; returns its id. */
    String turn(String thread, String prompt) {
        String turn = startTurn(thread, prompt);
        awaitTurnEnd(thread);
        return turn;
    }

    /** A whole turn in which the agent asks once, and is answered with this decision. */
    void turn(String thread, String prompt, String decision) {
        startTurn(thread, prompt);
        decide(await("item/commandExecution/requestApproval"), decision);
        awaitTurnEnd(thread);
    }

    /** Subscribes to a thread. */
    JsonNode resume(String thread) {
        JsonNode answer = request("thread/resume", Params.with("threadId", thread));
        await("thread/goal/cleared");
        return answer;
    }

    /** The method of the last request sent under this id, empty if there is none. */
    String methodOf(JsonNode id) {
        return methods.getOrDefault(id.asText(), "");
    }

    void send(Map<String, @Nullable Object> message) {
        if (message.get("method") instanceof String method) {
            methods.put(String.valueOf(message.get("id")), method);
            sentAtMs.put(String.valueOf(message.get("id")), laterMs());
        }
        strict |= message.containsKey("jsonrpc");
        wire.send(message);
    }

    /** A time behind that of everything received so far. */
    private static long laterMs() {
        long now = System.currentTimeMillis();
        long later = now;
        while (later <= now) {
            Thread.onSpinWait();
            later = System.currentTimeMillis();
        }
        return later;
    }

    /** Sends a text as it is. */
    void send(String text) {
        strict |= text.contains("\"jsonrpc\"");
        wire.send(text);
    }

    /** Closes its connection. */
    void leave() {
        gone = true;
        wire.close();
    }

    /** Waits until what was on its way to this client has arrived. */
    void curtain() {
        if (initialized && !gone) {
            requestAs(CURTAIN, "thread/loaded/list", Params.with("limit", 1));
        }
    }
}

package dev.drawbridge.partners.codex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.wire.Json;
import dev.drawbridge.partners.wire.Wire;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of Codex's protocol, whoever answers at the other end; every wait is bounded. */
public final class CodexClient implements AutoCloseable {
    private final Wire wire;
    private final Runnable afterwards;
    private final AtomicInteger ids = new AtomicInteger();

    CodexClient(Wire wire, Runnable afterwards) {
        this.wire = wire;
        this.afterwards = afterwards;
    }

    /** The conversation itself, for what the methods here do not say. */
    public Wire wire() {
        return wire;
    }

    /** Shakes hands as a client that knows experimental methods, and returns what the server said of itself. */
    public JsonNode initialize() {
        return initialize(Map.of("experimentalApi", true));
    }

    public JsonNode initialize(Map<String, ?> capabilities) {
        JsonNode result = request("initialize", Map.of("clientInfo",
                Map.of("name", "drawbridge-test", "title", "Drawbridge test", "version", "1"), "capabilities",
                capabilities));
        wire.send(Map.of("method", "initialized"));
        return result;
    }

    /** Sends a request and returns its id without waiting. */
    public int send(String method, Map<String, ?> params) {
        int id = ids.incrementAndGet();
        wire.send(Map.of("id", id, "method", method, "params", params));
        return id;
    }

    /** The result of a request; an error fails the test. */
    public JsonNode request(String method, Map<String, ?> params) {
        JsonNode response = exchange(method, params);
        if (!response.has("result")) {
            throw new AssertionError(method + " was answered with " + response);
        }
        return response.get("result");
    }

    /** The whole response to a request, be it a result or an error. */
    public JsonNode exchange(String method, Map<String, ?> params) {
        return awaitResponse(send(method, params));
    }

    public JsonNode awaitResponse(int id) {
        return wire.await("response " + id,
                message -> !message.has("method") && message.path("id").asInt(-1) == id);
    }

    /** The next notification or request of this method. */
    public JsonNode await(String method) {
        return wire.await(method, message -> message.path("method").asText().equals(method));
    }

    /** The next notification or request of this method that concerns an item of this type. */
    public JsonNode await(String method, String itemType) {
        return wire.await(method + " of " + itemType,
                message -> message.path("method").asText().equals(method)
                        && message.at("/params/item/type").asText().equals(itemType));
    }

    /** Answers a request of the server. */
    public void answer(JsonNode request, Map<String, ?> result) {
        wire.send(Json.text(Map.of("id", request.get("id"), "result", result)));
    }

    /** Answers a request for approval. */
    public void decide(JsonNode request, String decision) {
        answer(request, Map.of("decision", decision));
    }

    /** Starts a thread and returns its id. */
    public String startThread() {
        return startThread(Map.of());
    }

    public String startThread(Map<String, ?> params) {
        return request("thread/start", params).at("/thread/id").asText();
    }

    /** Starts a turn and returns its id. */
    public String startTurn(String thread, String prompt) {
        return request("turn/start",
                Map.of("threadId", thread, "input", List.of(Map.of("type", "text", "text", prompt))))
                .at("/turn/id").asText();
    }

    /** The turn that ends next. */
    public JsonNode awaitTurn() {
        return await("turn/completed").at("/params/turn");
    }

    @Override
    public void close() {
        wire.close();
        afterwards.run();
    }
}

package dev.drawbridge.server.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.websocket.CannotConnectException;
import dev.drawbridge.core.websocket.WebSocket;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.message.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A connection to a bridge, as a program of the user's has it; any thread may call. */
public final class BridgeLine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** It greets nobody before its agent has answered. */
    private static final Duration UNTIL_GREETED = Duration.ofSeconds(60);
    private static final int LONGEST_MESSAGE = 64 << 20;
    private static final ObjectMapper JSON = BridgeJson.mapper();

    private final Destination destination;
    private final WebSocket socket;
    private final Ear ear;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private JsonNode greeting = JSON.missingNode();
    private final Vigil vigil;
    private volatile boolean over;

    private BridgeLine(Destination destination, WebSocket socket, Ear ear) {
        this.destination = destination;
        this.socket = socket;
        this.ear = ear;
        this.vigil = Vigil.over(socket::close);
    }

    /** Goes there and introduces the caller. */
    public static BridgeLine open(Destination destination, Caller caller, Ear ear) throws CannotReachBridge {
        BridgeLine line;
        try {
            line = new BridgeLine(destination, WebSocket.open(destination.address(), destination.path(),
                    destination.token(), PATIENCE), ear);
        } catch (CannotConnectException impossible) {
            throw new CannotReachBridge(destination.sentence(impossible), impossible);
        }
        Thread.ofPlatform().daemon().name("bridge-line").start(line::read);
        try {
            line.introduce(caller);
            return line;
        } catch (Refused unready) {
            line.close();
            throw new CannotReachBridge("the bridge takes no orders yet: " + unready.sentence(), unready);
        }
    }

    private void introduce(Caller caller) throws Refused {
        greeting = result(send("initialize", caller.introduction()).orTimeout(UNTIL_GREETED.toSeconds(),
                TimeUnit.SECONDS));
        write(JSON.createObjectNode().put("method", "initialized"));
    }

    /** Where it goes. */
    public Destination destination() {
        return destination;
    }

    /** What the bridge said when it was greeted. */
    public JsonNode greeting() {
        return greeting;
    }

    /** Calls a method, and waits as long as it takes. */
    public JsonNode call(String method, JsonNode params) throws Refused {
        return result(send(method, params));
    }

    /** Calls a method of the bridge's own that takes nothing, and waits as long as it takes. */
    public <T> T call(String method, Class<T> result) throws Refused {
        return read(call(method, JSON.createObjectNode()), result);
    }

    /** Calls a method of the bridge's own, and waits as long as it takes. */
    public <T> T call(String method, Record params, Class<T> result) throws Refused {
        return read(call(method, JSON.valueToTree(params)), result);
    }

    private static <T> T read(JsonNode answer, Class<T> result) throws Refused {
        try {
            return JSON.treeToValue(answer, result);
        } catch (JsonProcessingException foreign) {
            throw new Refused(ErrorCode.INTERNAL_ERROR.number(),
                    "the bridge that runs is of another version: use its own 'drawbridge'");
        }
    }

    private static JsonNode result(CompletableFuture<JsonNode> answered) throws Refused {
        JsonNode answer;
        try {
            answer = answered.join();
        } catch (CompletionException late) {
            throw new Refused(ErrorCode.AGENT_UNAVAILABLE.number(), "its agent does not answer");
        }
        JsonNode error = answer.path("error");
        if (error.isObject()) {
            throw new Refused(error.path("code").asInt(), error.path("message").asText());
        }
        return answer.path("result");
    }

    /** Calls a method; the answer is the whole message, an error as well. It fails never, and ends with the line. */
    public CompletableFuture<JsonNode> send(String method, JsonNode params) {
        long number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        pending.put(number, answer);
        write(JSON.createObjectNode().put("id", number).put("method", method).set("params", params));
        if (over) {
            forsake();
        }
        return answer;
    }

    /** Answers what was asked under this id. */
    public void answer(JsonNode id, JsonNode result) {
        write(JSON.createObjectNode().<ObjectNode>set("id", id).set("result", result));
    }

    private void write(JsonNode message) {
        writeLine(message.toString() + "\n");
    }

    private void writeLine(String line) {
        try {
            synchronized (socket) {
                socket.output().write(line.getBytes(StandardCharsets.UTF_8));
                socket.output().flush();
            }
        } catch (IOException ended) {
            close();
        }
    }

    private void read() {
        try {
            socket.read(LONGEST_MESSAGE, this::take, () -> {
                vigil.heard();
                writeLine("\n");
            });
        } catch (IOException broken) {
            // whoever waits for an answer is told below
        } finally {
            over = true;
            vigil.stop();
            forsake();
            close();
            ear.ended();
        }
    }

    private void take(byte[] block, int from, int to) {
        vigil.heard();
        new String(block, from, to - from, StandardCharsets.UTF_8).lines().map(BridgeLine::tree)
                .forEach(this::take);
    }

    private void take(JsonNode message) {
        if (!message.has("method")) {
            settle(message);
        } else if (message.has("id")) {
            ear.asked(message);
        } else {
            ear.told(message);
        }
    }

    private void settle(JsonNode answer) {
        CompletableFuture<JsonNode> waiting = pending.remove(answer.path("id").asLong());
        if (waiting != null) {
            waiting.complete(answer);
        }
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException garbled) {
            return JSON.missingNode();
        }
    }

    private void forsake() {
        ObjectNode ended = JSON.createObjectNode();
        ended.putObject("error").put("code", ErrorCode.INTERNAL_ERROR.number()).put("message",
                vigil.hasEndedIt()
                        ? "the bridge says nothing any more: does the way there still stand?"
                        : "the bridge has ended");
        pending.keySet().forEach(number -> {
            CompletableFuture<JsonNode> answer = pending.remove(number);
            if (answer != null) {
                answer.complete(ended);
            }
        });
    }

    /** Whether nothing comes any more; then calls fail that would have succeeded otherwise. */
    public boolean isOver() {
        return over;
    }

    /** Leaves; calls that have no answer yet end. Idempotent. */
    @Override
    public void close() {
        socket.close();
    }
}

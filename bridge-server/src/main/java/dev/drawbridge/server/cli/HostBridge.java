package dev.drawbridge.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.websocket.Address;
import dev.drawbridge.core.websocket.CannotConnectException;
import dev.drawbridge.core.websocket.WebSocket;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.message.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The bridge that runs on this machine with the user's home, called as its owner; any thread may call. */
final class HostBridge implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** It greets nobody before its agent has answered. */
    private static final Duration UNTIL_GREETED = Duration.ofSeconds(60);
    private static final int LONGEST_ANSWER = 16 << 20;
    private static final ObjectMapper JSON = BridgeJson.mapper();

    private final WebSocket socket;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private volatile boolean over;

    private HostBridge(WebSocket socket) {
        this.socket = socket;
    }

    /** Finds it by the environment that tells where its home is, and introduces the command line to it. */
    static HostBridge connect(Map<String, String> environment) throws CannotReachBridge {
        Address.Unix address = new Address.Unix(Home.of(environment).controlSocket());
        HostBridge bridge;
        try {
            bridge = new HostBridge(WebSocket.open(address, Optional.empty(), PATIENCE));
        } catch (CannotConnectException impossible) {
            throw new CannotReachBridge(sentence(address, impossible), impossible);
        }
        Thread.ofVirtual().name("host-bridge").start(bridge::read);
        try {
            bridge.introduce();
            return bridge;
        } catch (Refused unready) {
            bridge.close();
            throw new CannotReachBridge("the bridge takes no orders yet: " + unready.sentence(), unready);
        }
    }

    private static String sentence(Address.Unix address, CannotConnectException impossible) {
        return switch (impossible.reason()) {
            case NOT_THERE, NOT_LISTENING -> "no bridge runs with " + address.path().getParent()
                    + ": start one with 'drawbridge serve'";
            case FORBIDDEN -> "the bridge with " + address.path().getParent()
                    + " is another user's: give this command as that user";
            case NO_WEBSOCKET, UNAUTHORIZED -> "what listens at " + address.path()
                    + " does not let this command in (" + impossible.detail()
                    + "): give it as the user who runs the bridge";
        };
    }

    private void introduce() throws Refused {
        ObjectNode params = JSON.createObjectNode();
        params.putObject("clientInfo").put("name", "drawbridge").put("title", "Drawbridge command line")
                .put("version", Version.ofTheBuild());
        result(send("initialize", params).orTimeout(UNTIL_GREETED.toSeconds(), TimeUnit.SECONDS));
        write(JSON.createObjectNode().put("method", "initialized"));
    }

    /** Calls a method, and waits as long as it takes. */
    JsonNode call(String method, JsonNode params) throws Refused {
        return result(send(method, params));
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

    private CompletableFuture<JsonNode> send(String method, JsonNode params) {
        long number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        pending.put(number, answer);
        write(JSON.createObjectNode().put("id", number).put("method", method).set("params", params));
        if (over) {
            forsake();
        }
        return answer;
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
            socket.read(LONGEST_ANSWER, this::take, () -> writeLine("\n"));
        } catch (IOException broken) {
            // whoever waits for an answer is told below
        } finally {
            over = true;
            forsake();
            close();
        }
    }

    private void take(byte[] block, int from, int to) {
        new String(block, from, to - from, StandardCharsets.UTF_8).lines().map(HostBridge::tree)
                .filter(message -> !message.has("method")).forEach(this::settle);
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
                "the bridge has ended");
        pending.keySet().forEach(number -> {
            CompletableFuture<JsonNode> answer = pending.remove(number);
            if (answer != null) {
                answer.complete(ended);
            }
        });
    }

    /** Leaves; calls that have no answer yet end. Idempotent. */
    @Override
    public void close() {
        socket.close();
    }
}

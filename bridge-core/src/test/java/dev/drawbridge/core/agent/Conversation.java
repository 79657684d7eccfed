package dev.drawbridge.core.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.wire.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A test's talk with one life of an agent; every wait is bounded. */
public final class Conversation implements AgentListener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final AgentLink link;

    public Conversation(Agent agent) throws AgentUnavailable {
        this.link = agent.start(this);
    }

    @Override
    public void lines(byte[] block, int from, int to) {
        assertThat(block[to - 1]).isEqualTo((byte) '\n');
        new String(block, from, to - from, UTF_8).lines().map(Json::parse).forEach(heard::add);
    }

    @Override
    public void ended(String reason) {
        ends.add(reason);
    }

    public AgentLink link() {
        return link;
    }

    /** Shakes hands as a client that knows experimental methods. */
    public JsonNode initialize() {
        return request("initialize", Map.of("clientInfo", Map.of("name", "drawbridge-test", "version", "1"),
                "capabilities", Map.of("experimentalApi", true)));
    }

    /** The result of a request; an error fails the test. */
    public JsonNode request(String method, Map<String, ?> params) {
        JsonNode response = exchange(method, params);
        assertThat(response.has("result")).as("%s was answered with %s", method, response).isTrue();
        return response.get("result");
    }

    /** The whole response to a request. */
    public JsonNode exchange(String method, Map<String, ?> params) {
        int id = send(method, params);
        return await(message -> !message.has("method") && message.path("id").asInt(-1) == id);
    }

    /** Sends a request and returns its id without waiting. */
    public int send(String method, Map<String, ?> params) {
        int id = ids.incrementAndGet();
        Map<String, Object> request = new HashMap<>(Map.of("id", id, "method", method, "params", params));
        link.put(Json.text(request).getBytes(UTF_8));
        return id;
    }

    /** Answers a request of the agent. */
    public void answer(JsonNode request, Map<String, ?> result) {
        link.put(Json.text(Map.of("id", request.get("id"), "result", result)).getBytes(UTF_8));
    }

    public JsonNode awaitMethod(String method) {
        return await(message -> message.path("method").asText().equals(method));
    }

    /** The first message that fits, of all that have come and will come. */
    public JsonNode await(Predicate<JsonNode> wanted) {
        patiently().until(() -> heard.stream().anyMatch(wanted) || !ends.isEmpty());
        return heard.stream().filter(wanted).findFirst()
                .orElseThrow(() -> new AssertionError("ended first: " + ends));
    }

    /** Waits until so many messages of this method have come. */
    public void awaitCount(String method, long count) {
        patiently().until(() -> params(method).count() >= count);
    }

    /** All that was heard so far. */
    public List<JsonNode> heard() {
        return List.copyOf(heard);
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5))
                .atMost(PATIENCE);
    }

    /** All params of one method so far. */
    public Stream<JsonNode> params(String method) {
        return heard.stream().filter(message -> message.path("method").asText().equals(method))
                .map(message -> message.path("params"));
    }

    /** Why the life ended, once it has. */
    public String awaitEnd() {
        patiently().until(() -> !ends.isEmpty());
        assertThat(ends).hasSize(1);
        return ends.getFirst();
    }

    @Override
    public void close() {
        link.close();
    }
}

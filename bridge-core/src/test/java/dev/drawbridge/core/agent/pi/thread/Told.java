package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.AgentListener;
import dev.drawbridge.partners.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** All that clients were told, in order. */
final class Told implements AgentListener {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();

    @Override
    public void lines(byte[] block, int from, int to) {
        messages.add(Json.parse(new String(block, from, to - from, StandardCharsets.UTF_8)));
    }

    @Override
    public void ended(String reason) {}

    List<JsonNode> all() {
        return List.copyOf(messages);
    }

    /** The names of what was told, without statuses and usage. */
    List<String> methods() {
        return messages.stream().map(message -> message.path("method").asText())
                .filter(method -> !method.isEmpty() && !method.startsWith("thread/status")
                        && !method.startsWith("thread/tokenUsage"))
                .toList();
    }

    /** The params of all that were told by that method. */
    List<JsonNode> of(String method) {
        return messages.stream().filter(message -> message.path("method").asText().equals(method))
                .map(message -> message.path("params")).toList();
    }

    int count(String method) {
        return of(method).size();
    }

    /** Waits for the nth message of a method, from 1; gives its params. */
    JsonNode await(String method, int nth) {
        return await(method + " " + nth, message -> message.path("method").asText().equals(method), nth)
                .path("params");
    }

    JsonNode await(String method) {
        return await(method, 1);
    }

    JsonNode awaitMessage(String what, Predicate<JsonNode> wanted) {
        return await(what, wanted, 1);
    }

    private JsonNode await(String what, Predicate<JsonNode> wanted, int nth) {
        try {
            return Awaitility.await(what).atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> messages.stream().filter(wanted).skip(nth - 1L).findFirst(),
                            found -> found.isPresent())
                    .orElseThrow();
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("No " + what + " within " + PATIENCE + "; told was:\n" + shown(), late);
        }
    }

    private String shown() {
        StringBuilder shown = new StringBuilder();
        messages.forEach(message -> shown.append(message).append('\n'));
        return shown.toString();
    }

    /** All deltas of this kind, joined. */
    String deltas(String method) {
        StringBuilder text = new StringBuilder();
        of(method).forEach(params -> text.append(params.path("delta").asText()));
        return text.toString();
    }

    /** The items of this type as they were completed. */
    List<JsonNode> completed(String type) {
        return of("item/completed").stream().map(params -> params.path("item"))
                .filter(item -> item.path("type").asText().equals(type)).toList();
    }
}

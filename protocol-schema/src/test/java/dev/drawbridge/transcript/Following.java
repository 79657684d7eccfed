package dev.drawbridge.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.partners.wire.Json;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.catalog.Stream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one client knows of all its threads, and what it saw that nobody must see. */
public final class Following {
    private static final Catalog CATALOG = Catalog.codex();

    private final Map<String, Fold> threads = new HashMap<>();
    private final Map<String, Long> seen = new HashMap<>();
    private final Map<String, List<String>> standing = new HashMap<>();
    private final List<String> surprises = new ArrayList<>();

    /** Takes a message as it was sent: an event, a request, or a response with a snapshot in it. */
    public void take(String text) {
        take(Json.parse(text));
    }

    public void take(JsonNode message) {
        if (!message.has("method")) {
            snapshot(message);
            return;
        }
        String thread = threadOf(message.path("params"));
        boolean ofTheBridge = message.path("method").asText().startsWith("bridge/");
        if (thread.isEmpty() || ofTheBridge) {
            return;
        }
        if (message.has("seq")) {
            number(thread, message.get("seq").asLong(), message);
        }
        Fold fold = thread(thread);
        if (isStanding(message) && !isReminder(message, fold)) {
            standing(thread).add(anonymous(message, fold));
        }
        fold.apply(message);
    }

    public Fold thread(String id) {
        return threads.computeIfAbsent(id, unknown -> new Fold());
    }

    /** Every event that stands for itself and every request, in the order in which they came, without numbers. */
    public List<String> standing(String thread) {
        return standing.computeIfAbsent(thread, unknown -> new ArrayList<>());
    }

    /** The number of the last event seen of a thread, 0 if there is none. */
    public long seen(String thread) {
        return seen.getOrDefault(thread, 0L);
    }

    public List<String> surprises() {
        List<String> all = new ArrayList<>(surprises);
        threads.values().forEach(thread -> all.addAll(thread.surprises()));
        return all;
    }

    private void snapshot(JsonNode message) {
        JsonNode thread = message.at("/result/thread");
        if (thread.has("turns")) {
            String id = thread.path("id").asText();
            thread(id).snapshot(thread);
            standing(id).clear();
            seen.put(id, message.path("seq").asLong());
        }
    }

    private void number(String thread, long seq, JsonNode message) {
        if (seq <= seen(thread)) {
            surprises.add("after " + seen(thread) + " came " + message);
        }
        seen.put(thread, seq);
    }

    private static String threadOf(JsonNode params) {
        return params.path("threadId").asText(params.at("/thread/id").asText());
    }

    private static boolean isStanding(JsonNode message) {
        Entry entry = CATALOG.lookup(message.path("method").asText());
        return !(entry instanceof Method method) || method.stream() instanceof Stream.Single;
    }

    /** Who comes back is asked once more what is still open, outside the numbered events. */
    private static boolean isReminder(JsonNode message, Fold fold) {
        return message.has("id") && message.has("jsonrpc") && !message.has("seq")
                && fold.isOpen(message.get("id"));
    }

    /** Requests are renumbered on their way, so the name of one is what it asks. */
    private static String anonymous(JsonNode message, Fold fold) {
        ObjectNode event = message.deepCopy();
        event.remove(List.of("id", "seq", "jsonrpc"));
        if (message.path("method").asText().equals("serverRequest/resolved")) {
            event.withObject("/params").put("requestId",
                    fold.question(message.at("/params/requestId")));
        }
        return event.toString();
    }
}

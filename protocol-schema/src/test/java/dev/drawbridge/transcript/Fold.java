package dev.drawbridge.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.catalog.Stream;
import dev.drawbridge.protocol.message.IdPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one client knows of one thread, from a snapshot and the events behind it, in the simplest way there is. */
public final class Fold {
    private static final Catalog CATALOG = Catalog.codex();

    private final Map<String, FoldedTurn> turns = new LinkedHashMap<>();
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, String> facts = new TreeMap<>();
    private final Talk talk = new Talk();
    private final List<String> surprises = new ArrayList<>();

    /** Begins anew with what a snapshot says; the facts that no snapshot has stay. */
    public void snapshot(JsonNode thread) {
        turns.clear();
        questions.clear();
        history(thread.path("turns"));
        turns.values().stream().limit(Math.max(0, turns.size() - 1)).forEach(FoldedTurn::leaveBehind);
    }

    /** Adds turns and items that came in pages of the past, unless they are known already. */
    public void history(JsonNode pages) {
        Map<String, FoldedTurn> known = new LinkedHashMap<>(turns);
        turns.clear();
        for (JsonNode page : pages) {
            String id = page.path("id").asText();
            FoldedTurn turn = known.getOrDefault(id, new FoldedTurn(id));
            turn.head(page);
            turn.fromSnapshot();
            page.path("items").forEach(turn::remember);
            turns.put(id, turn);
        }
        known.forEach(turns::putIfAbsent);
    }

    /** Takes a notification of this thread, or a request. */
    public void apply(JsonNode message) {
        JsonNode params = message.path("params");
        String method = message.path("method").asText();
        if (message.has("id")) {
            questions.put(message.get("id").asText(), Question.of(message));
            return;
        }
        switch (method) {
            case "turn/started" -> {
                FoldedTurn known = turns.get(params.at("/turn/id").asText());
                surpriseIf(known != null && !known.mayBeToldAgain(), "started twice", message);
                turn(params.path("turn")).head(params.path("turn"));
            }
            case "turn/completed" -> {
                FoldedTurn turn = turn(params.path("turn"));
                surpriseIf(turn.isOver() && !turn.mayBeToldAgain(), "completed twice", message);
                turn.head(params.path("turn"));
            }
            case "item/started" -> turn(params).start(params.path("item"), surprises);
            case "item/completed" -> turn(params).complete(params.path("item"), surprises);
            case "item/agentMessage/delta", "item/plan/delta" -> append(params, "text");
            case "item/commandExecution/outputDelta" -> append(params, "aggregatedOutput");
            case "item/fileChange/outputDelta" -> append(params, "output");
            case "item/reasoning/summaryPartAdded" ->
                item(params).appendAt("summary", params.path("summaryIndex").asInt(), "");
            case "item/reasoning/summaryTextDelta" -> item(params).appendAt("summary",
                    params.path("summaryIndex").asInt(), params.path("delta").asText());
            case "item/reasoning/textDelta" -> item(params).appendAt("content",
                    params.path("contentIndex").asInt(), params.path("delta").asText());
            case "item/fileChange/patchUpdated" -> item(params).set("changes", params.path("changes"));
            case "item/mcpToolCall/progress" -> item(params).set("progress", params.path("message"));
            case "serverRequest/resolved" -> resolve(params, message);
            default -> {
                if (!talk.take(method, params)) {
                    fact(method, params);
                }
            }
        }
    }

    /**
     * The turns with their items, ordered by id, for their order differs between the real agent's snapshots and its
     * events; and the open questions. A line for each.
     */
    public List<String> transcript() {
        List<String> text = new ArrayList<>();
        turns.values().forEach(turn -> turn.writeTo(text));
        questions.values().stream().map(Question::what).sorted()
                .forEach(question -> text.add("question " + question));
        return text;
    }

    /** The same without what a turn that is over has left behind unfinished, which no snapshot knows. */
    public List<String> settled() {
        List<String> text = new ArrayList<>();
        turns.values().forEach(turn -> turn.writeSettledTo(text));
        return text;
    }

    /** Of what counts only as it was said last, the last. */
    public Map<String, String> facts() {
        Map<String, String> all = new TreeMap<>(facts);
        talk.writeTo(all);
        return all;
    }

    /** What an agent never says, if it was heard all the same. */
    public List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** Whether the question of this id waits for an answer. */
    boolean isOpen(JsonNode id) {
        return questions.containsKey(id.asText());
    }

    /** What was asked under this id, if it is open. */
    String question(JsonNode id) {
        Question question = questions.get(id.asText());
        return question == null ? "unknown " + id : question.what();
    }

    private void resolve(JsonNode params, JsonNode message) {
        surpriseIf(questions.remove(params.path("requestId").asText()) == null, "resolves nothing", message);
    }

    private void append(JsonNode params, String member) {
        item(params).append(member, params.path("delta").asText());
    }

    private FoldedTurn turn(JsonNode params) {
        String id = params.path(params.has("turnId") ? "turnId" : "id").asText();
        return turns.computeIfAbsent(id, FoldedTurn::new);
    }

    private FoldedItem item(JsonNode params) {
        return turn(params).open(params.path("itemId").asText(), surprises);
    }

    private void fact(String method, JsonNode params) {
        Entry entry = CATALOG.lookup(method);
        if (entry instanceof Method known && known.stream() instanceof Stream.Latest latest) {
            StringBuilder key = new StringBuilder(method);
            for (IdPath path : latest.key()) {
                key.append(' ').append(params.at("/" + String.join("/", path.names())).asText());
            }
            facts.put(key.toString(), params.toString());
        }
    }

    private void surpriseIf(boolean wrong, String what, JsonNode message) {
        if (wrong) {
            surprises.add(what + ": " + message);
        }
    }
}

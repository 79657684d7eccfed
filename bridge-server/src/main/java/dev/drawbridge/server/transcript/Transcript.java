package dev.drawbridge.server.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.server.paper.Ages;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Sheet;
import dev.drawbridge.server.paper.Sieve;
import dev.drawbridge.server.paper.Writing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What happens in a thread, written down as it happens and each thing once, be it told again after a lost connection.
 *
 * <p>Answers are written word by word. What becomes complete meanwhile is written behind them.
 */
public final class Transcript {
    private static final int LONGEST_ACTIVITY = 60;
    private static final String WORKING = "works";

    private final Sheet sheet;
    private final Set<String> unsaid;
    /** Messages that are being written, by their items: how many characters of them have come, from their beginning. */
    private final Map<String, Integer> begun = new HashMap<>();
    private final Map<String, Integer> shown = new HashMap<>();
    /** Thoughts that have been told from their beginning and are not known to be complete. */
    private final Map<String, String> thoughts = new LinkedHashMap<>();
    private final Set<String> finished = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, String> activities = new LinkedHashMap<>();
    private final Deque<JsonNode> behind = new ArrayDeque<>();
    private Optional<Stream> stream = Optional.empty();
    private String lastPlan = "";
    private String lastError = "";

    /** An answer that is being written. */
    private record Stream(String item, Writing writing, Sieve sieve) {}

    /** @param unsaid the client's ids of messages that need not be shown to whoever has said them */
    public Transcript(Sheet sheet, Set<String> unsaid) {
        this.sheet = sheet;
        this.unsaid = Set.copyOf(unsaid);
    }

    /** What is being done, in a few words; nothing when no turn runs. */
    public Optional<String> activity() {
        return activities.isEmpty()
                ? Optional.empty()
                : Optional.of(activities.values().stream().reduce((_, latest) -> latest).orElse(WORKING));
    }

    /** Whether an answer is being written at this moment. */
    public boolean isStreaming() {
        return stream.isPresent();
    }

    /** Takes down what the agent tells of the thread. */
    public void hear(String method, JsonNode params) {
        switch (method) {
            case "turn/started" -> activities.put(params.at("/turn/id").asText(), WORKING);
            case "item/started" -> start(params.path("item"));
            case "item/agentMessage/delta" ->
                more(params.path("itemId").asText(), params.path("delta").asText());
            case "item/reasoning/textDelta" ->
                think(params.path("itemId").asText(), params.path("delta").asText());
            case "item/completed" -> finish(params.path("item"));
            case "turn/plan/updated" -> plan(params);
            case "error" -> error(params.path("error"), params.path("willRetry").asBoolean());
            case "warning", "guardianWarning" -> warn(params.path("message").asText());
            case "turn/completed" -> end(params.path("turn"));
            default -> {
            } // the rest is for other eyes
        }
    }

    /** Writes a turn down as it stands in the agent's own record; what is known of it is left out. */
    public void record(JsonNode turn) {
        begun.clear();
        thoughts.clear();
        boolean runs = turn.path("status").asText().equals("inProgress");
        if (ended.contains(turn.path("id").asText())) {
            return;
        }
        turn.path("items").valueStream().filter(item -> !runs || isComplete(item)).forEach(this::finish);
        if (runs) {
            activities.put(turn.path("id").asText(), WORKING);
        } else {
            end(turn);
        }
    }

    private static boolean isComplete(JsonNode item) {
        return !item.path("status").asText().equals("inProgress")
                && (!item.has("startedAtMs") || item.path("completedAtMs").isNumber()
                        || item.path("type").asText().equals("userMessage"));
    }

    /** Says something beside, in a line of its own. */
    public void note(String text) {
        interject(() -> sheet.paragraph(Ink.FAINT, "-- ", "   ", text));
    }

    /** Writes something between what is said; an answer that is being written goes on below. */
    public void interject(Runnable block) {
        stream.ifPresent(open -> open.writing().end());
        sheet.gap();
        block.run();
        sheet.gap();
        stream = stream.map(
                open -> new Stream(open.item(), sheet.stream(Ink.PLAIN, "", ""), open.sieve()));
    }

    private void start(JsonNode item) {
        String id = item.path("id").asText();
        if (item.path("type").asText().equals("agentMessage")
                && stream.filter(open -> !open.item().equals(id)).isPresent()) {
            // the other one was cut off: somebody has said more
            closeStream();
            catchUp();
        }
        begun.put(id, 0);
        thoughts.remove(id);
        activities.put(id, switch (item.path("type").asText()) {
            case "commandExecution" -> "runs "
                    + Glyphs.shorten(Glyphs.line(ShellWords.typed(item.path("command").asText())),
                            LONGEST_ACTIVITY);
            case "reasoning" -> "thinks";
            case "agentMessage" -> "answers";
            case "fileChange" -> "changes files";
            case "mcpToolCall", "dynamicToolCall" -> "uses " + Glyphs.line(ToolBlock.name(item));
            case "webSearch" -> "searches the web";
            default -> WORKING;
        });
    }

    private void more(String item, String delta) {
        Integer from = begun.get(item);
        if (from == null || finished.contains(item)) {
            // the middle is missing, or all is known: what is complete has all of it
            return;
        }
        int known = shown.getOrDefault(item, 0);
        begun.put(item, from + delta.length());
        if (from + delta.length() <= known) {
            return;
        }
        if (stream.isEmpty()) {
            settleThoughts();
            stream = Optional.of(stream(item));
        }
        Stream open = stream.get();
        if (open.item().equals(item)) {
            open.writing().add(open.sieve().pass(delta.substring(Math.max(0, known - from))));
            shown.put(item, from + delta.length());
        }
    }

    private void think(String item, String delta) {
        if (begun.containsKey(item) && !finished.contains(item)) {
            thoughts.merge(item, delta, String::concat);
        }
    }

    /** Who answers has thought, though some agents say so only when the answer is complete, too. */
    private void settleThoughts() {
        thoughts.forEach((id, thought) -> {
            ItemBlock.thought(sheet, thought);
            finished.add(id);
        });
        thoughts.clear();
    }

    private Stream stream(String item) {
        sheet.gap();
        return new Stream(item, sheet.stream(Ink.PLAIN, "", ""), new Sieve());
    }

    private void finish(JsonNode item) {
        String id = item.path("id").asText();
        begun.remove(id);
        thoughts.remove(id);
        activities.remove(id);
        if (finished.contains(id)) {
            return;
        }
        if (stream.filter(open -> !open.item().equals(id)).isPresent()) {
            behind.add(item);
            return;
        }
        finished.add(id);
        if (shown.containsKey(id)) {
            String text = item.path("text").asText();
            Stream open = stream.orElseGet(() -> stream(id));
            open.writing().add(open.sieve().pass(text.substring(Math.min(text.length(), shown.get(id)))));
            open.writing().end();
            stream = Optional.empty();
            catchUp();
        } else if (!unsaid.contains(item.path("clientId").asText(""))) {
            ItemBlock.of(sheet, item);
        }
        shown.remove(id);
    }

    private void closeStream() {
        stream.ifPresent(open -> open.writing().end());
        stream = Optional.empty();
    }

    private void catchUp() {
        while (!behind.isEmpty()) {
            finish(behind.remove());
        }
    }

    private void plan(JsonNode params) {
        String plan = params.path("plan").toString() + params.path("explanation");
        if (!plan.equals(lastPlan)) {
            lastPlan = plan;
            interject(() -> PlanBlock.of(sheet, params));
        }
    }

    private void error(JsonNode error, boolean triesAgain) {
        lastError = error.path("message").asText();
        String details = error.path("additionalDetails").asText("");
        interject(() -> sheet.paragraph(triesAgain ? Ink.YELLOW : Ink.RED, "! ", "  ", lastError
                + (details.isEmpty() ? "" : "\n" + details) + (triesAgain ? " (it tries again)" : "")));
    }

    private void warn(String message) {
        interject(() -> sheet.paragraph(Ink.YELLOW, "! ", "  ", message));
    }

    private void end(JsonNode turn) {
        closeStream();
        catchUp();
        if (!ended.add(turn.path("id").asText())) {
            return;
        }
        String error = turn.path("error").path("message").asText("");
        if (!error.isEmpty() && !error.equals(lastError)) {
            error(turn.path("error"), /* triesAgain= */ false);
        }
        String status = turn.path("status").asText();
        String time = turn.path("durationMs").isNumber()
                ? " after " + Ages.exactly(turn.path("durationMs").asLong())
                : "";
        sheet.gap();
        sheet.paragraph(status.equals("completed") ? Ink.FAINT : Ink.YELLOW, "-- ", "   ", status + time);
        sheet.gap();
        begun.clear();
        thoughts.clear();
        shown.clear();
        finished.clear();
        activities.clear();
        lastPlan = "";
        lastError = "";
    }
}

package dev.drawbridge.core.agent.pi.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a thread has said and done, as turns and items of Codex; it grows by Pi's complete messages, from the file or
 * live. It belongs to one thread.
 *
 * <p>A message of the user begins a turn unless one is open. The assistant's messages leave it open as long as they
 * call tools, and close it with any other end; what the assistant says after that (a retry, or after a compaction)
 * opens the last turn again. What comes from elsewhere while none is open is a turn of its own and closed at once.
 */
public final class Story {
    private final String cwd;
    private final Marks marks;
    private final List<StoryTurn> turns = new ArrayList<>();
    private final Names names;
    private final Calls calls = new Calls();
    private boolean open;

    public Story(String cwd, Set<String> marks) {
        this.cwd = cwd;
        this.marks = new Marks(marks);
        this.names = new Names(this.marks);
    }

    /** Adds an entry of a session's file; what is no message brings nothing. */
    public List<Change> read(JsonNode entry) {
        long at = millis(entry.path("timestamp"));
        return switch (entry.path("type").asText()) {
            case "message" -> add(entry.path("message"), at);
            case "custom_message" -> custom(entry, at);
            case "branch_summary" -> branch(entry, at);
            case "compaction" -> compacted(entry);
            default -> List.of();
        };
    }

    /** Adds a complete message, as {@code message_end} has it. */
    public List<Change> add(JsonNode message) {
        return add(message, millis(message.path("timestamp")));
    }

    /**
     * Adds a complete message.
     *
     * @param endedAt when it was complete; if unknown the time of the message itself
     */
    public List<Change> add(JsonNode message, long endedAt) {
        return switch (message.path("role").asText()) {
            case "user" -> user(message);
            case "assistant" -> assistant(message, endedAt);
            case "toolResult" -> result(message);
            case "custom", "hookMessage" -> custom(message, endedAt);
            case "bashExecution" -> command(message);
            case "branchSummary" -> branch(message, endedAt);
            case "compactionSummary" -> compacted(message);
            default -> List.of();
        };
    }

    private List<Change> user(JsonNode message) {
        long at = millis(message.path("timestamp"));
        String id = names.user(at);
        names.heard(at);
        List<Change> changes = new ArrayList<>();
        if (turns.isEmpty() || (open ? marks.begins(id) : !marks.steers(id))) {
            begin(names.turn(at), at, Ending.NONE, changes);
        }
        open = true;
        turns.getLast().end(Ending.NONE);
        ObjectNode item = Items.userMessage(id, message.path("content"));
        marks.client(id).ifPresent(client -> item.put("clientId", client));
        put(item, at, at, changes);
        return changes;
    }

    private List<Change> assistant(JsonNode message, long endedAt) {
        long at = millis(message.path("timestamp"));
        int k = names.answer(at);
        names.heard(at);
        List<Change> changes = new ArrayList<>();
        if (turns.isEmpty()) {
            begin(names.turn(at), at, Ending.NONE, changes);
        }
        open = goesOn(message);
        calls.forget();
        int index = 0;
        for (JsonNode block : message.path("content")) {
            String id = Ids.block(at, index, k);
            switch (block.path("type").asText()) {
                case "text" -> said(block.path("text").asText(), text -> Items.agentMessage(id, text), at,
                        endedAt, changes);
                case "thinking" ->
                    said(block.path("thinking").asText(), text -> Items.reasoning(id, text), at,
                            endedAt, changes);
                case "toolCall" -> called(block, Ids.call(at, index, k), endedAt, changes);
                default -> {
                }
            }
            index++;
        }
        turns.getLast().end(Ending.of(message));
        return changes;
    }

    /** Whether Pi goes on by itself after that message; else it does not even do what the message calls for. */
    private static boolean goesOn(JsonNode message) {
        String reason = message.path("stopReason").asText();
        return reason.equals("toolUse") || reason.equals("deferred");
    }

    /** Adds what was said, unless it says nothing. */
    private void said(String text, Function<String, ObjectNode> item, long at, long endedAt,
            List<Change> changes) {
        if (!text.isEmpty()) {
            put(item.apply(text), at, endedAt, changes);
        }
    }

    /** Adds a call of a tool; one that Pi will not heed is shown only if it is answered nonetheless. */
    private void called(JsonNode block, String id, long at, List<Change> changes) {
        StoryTurn turn = turns.getLast();
        ObjectNode item = Items.started(id, block.path("name").asText(), block.path("arguments"), cwd)
                .put("startedAtMs", at);
        calls.made(block.path("id").asText(), new Calls.Made(turn, item));
        if (open) {
            changes.add(new Change.Item(turn, turn.put(item, at)));
        }
    }

    private List<Change> result(JsonNode message) {
        long at = millis(message.path("timestamp"));
        names.heard(at);
        return calls.answered(message.path("toolCallId").asText()).map(made -> {
            ObjectNode item = Items.finished(made.item(), message, message.path("isError").asBoolean());
            if (item.has("status") && marks.declined(item.path("id").asText())) {
                item.put("status", "declined");
            }
            long began = item.path("startedAtMs").asLong();
            if (item.has("durationMs")) {
                item.put("durationMs", Math.max(0, at - began));
            }
            item.put("completedAtMs", Math.max(at, began));
            return List.<Change>of(new Change.Item(made.turn(), made.turn().put(item, at)));
        }).orElse(List.of());
    }

    /**
     * Learns how a call of the last turn has ended, ahead of what Pi says of it, which it does when all calls of the
     * message have ended.
     */
    public void ended(ObjectNode item) {
        last().filter(turn -> turn.has(item.path("id").asText()))
                .ifPresent(turn -> turn.put(item.deepCopy(), item.path("completedAtMs").asLong()));
    }

    /** The model hears it as if the user had said it, and so it is shown. */
    private List<Change> custom(JsonNode message, long at) {
        if (!message.path("display").asBoolean()) {
            return List.of();
        }
        String id = names.custom();
        List<Change> changes = new ArrayList<>();
        beginUnless(open, id, at, changes);
        put(Items.userMessage(id, message.path("content")), at, at, changes);
        return changes;
    }

    private List<Change> command(JsonNode message) {
        long at = millis(message.path("timestamp"));
        String id = names.command();
        List<Change> changes = new ArrayList<>();
        beginUnless(open || marks.belongs(id), id, at, changes);
        put(Items.commandFinished(Items.command(id, message.path("command").asText(), cwd), message), at, at,
                changes);
        return changes;
    }

    private List<Change> branch(JsonNode message, long at) {
        String id = names.branch();
        List<Change> changes = new ArrayList<>();
        beginUnless(/* belongs= */ true, id, at, changes);
        put(Items.agentMessage(id, message.path("summary").asText()).put("phase", "commentary"), at, at,
                changes);
        return changes;
    }

    /** Adds a compaction that succeeded: the file's entry, or the result in {@code compaction_end}. */
    public List<Change> compacted(JsonNode compaction) {
        return compacted(compaction, millis(compaction.path("timestamp")));
    }

    /** Adds a compaction that succeeded at that time. */
    public List<Change> compacted(JsonNode compaction, long endedAt) {
        String id = names.compaction();
        long at = Math.max(endedAt, names.lastHeard());
        List<Change> changes = new ArrayList<>();
        if (marks.begins(id)) {
            open = false;
        }
        beginUnless(!marks.begins(id), id, at, changes);
        put(Items.compaction(id), at, at, changes);
        return changes;
    }

    /** Begins a turn that is nothing but that item, unless the item belongs to the last. */
    private void beginUnless(boolean belongs, String item, long at, List<Change> changes) {
        if (turns.isEmpty() || !belongs) {
            begin(names.turnOf(item), at, Ending.WELL, changes);
        }
    }

    private void begin(String id, long at, Ending ending, List<Change> changes) {
        StoryTurn turn = new StoryTurn(id, at, ending, marks);
        turns.add(turn);
        calls.forget();
        changes.add(new Change.Began(turn));
    }

    private void put(ObjectNode item, long startedAt, long completedAt, List<Change> changes) {
        StoryTurn turn = turns.getLast();
        item.put("startedAtMs", startedAt).put("completedAtMs", Math.max(startedAt, completedAt));
        changes.add(new Change.Item(turn, turn.put(item, Math.max(startedAt, completedAt))));
    }

    /** The id that the next message of the user will have as an item, if it is of that time. */
    public String nextUser(long timestamp) {
        return names.nextUser(timestamp);
    }

    /** The id that the next compaction will have as an item. */
    public String nextCompaction() {
        return names.nextCompaction();
    }

    /** The id of the turn that the next compaction will be, if a person asks for it ({@code begin:c<n>}). */
    public String nextCompactionTurn() {
        return names.turnOf(nextCompaction());
    }

    /** The id that the next command of the person will have as an item. */
    public String nextCommand() {
        return names.nextCommand();
    }

    /** The id of the turn that the next command of the person will be, unless a turn is open then. */
    public String nextCommandTurn() {
        return names.turnOf(nextCommand());
    }

    /** How many assistant's messages of that time there were: the {@code k} of the next one's ids. */
    public int answersAt(long timestamp) {
        return names.answersAt(timestamp);
    }

    /** Whether the last turn goes on: what comes belongs to it. */
    public boolean isOpen() {
        return open;
    }

    public Optional<StoryTurn> last() {
        return turns.isEmpty() ? Optional.empty() : Optional.of(turns.getLast());
    }

    /** The turns, the oldest first. */
    public List<StoryTurn> turns() {
        return List.copyOf(turns);
    }

    /** Learns what the file alone cannot tell; see {@code Marks} for what there is to say. */
    public void mark(String mark) {
        marks.add(mark);
    }

    /** Those marks that are about what is in this story, in the same order. */
    public Set<String> about(Set<String> all) {
        Set<String> ids = turns.stream().flatMap(turn -> Stream.concat(Stream.of(turn.id()), turn.itemIds()))
                .collect(Collectors.toSet());
        return all.stream().filter(mark -> Marks.isAbout(mark, ids))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static long millis(JsonNode timestamp) {
        if (!timestamp.isTextual()) {
            return timestamp.asLong();
        }
        try {
            return Instant.parse(timestamp.asText()).toEpochMilli();
        } catch (DateTimeException | ArithmeticException noTime) {
            return 0;
        }
    }
}

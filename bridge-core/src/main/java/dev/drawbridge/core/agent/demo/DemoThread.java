package dev.drawbridge.core.agent.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A thread of the demo: what it is called, what was said in it, and the turn that runs. */
final class DemoThread {
    private final ObjectNode shape;
    private final List<ObjectNode> turns = new ArrayList<>();
    private Optional<DemoTurn> running = Optional.empty();
    private final String approvalPolicy;
    private Optional<ObjectNode> spent = Optional.empty();
    private long input;
    private long output;
    private boolean loaded = true;
    private boolean followed = true;
    private boolean archived;

    DemoThread(ObjectNode shape, String approvalPolicy) {
        this.shape = shape;
        this.approvalPolicy = approvalPolicy;
    }

    String id() {
        return shape.path("id").asText();
    }

    String directory() {
        return shape.path("cwd").asText();
    }

    String approvalPolicy() {
        return approvalPolicy;
    }

    /** Whether its user wants to be asked before something is done. */
    boolean mayBeAsked() {
        return !approvalPolicy.equals("never");
    }

    boolean isEphemeral() {
        return shape.path("ephemeral").asBoolean();
    }

    boolean isArchived() {
        return archived;
    }

    /** Whether it is in memory, as Codex has it: an archived thread is not. */
    boolean isLoaded() {
        return loaded;
    }

    /** Whether the bridge wants to hear what happens in it. */
    boolean isFollowed() {
        return followed;
    }

    boolean isNew() {
        return turns.isEmpty() && running.isEmpty();
    }

    Optional<DemoTurn> running() {
        return running;
    }

    void follow(boolean wanted) {
        loaded = loaded || wanted;
        followed = wanted;
    }

    void archive(boolean away) {
        archived = away;
        loaded = false;
        followed = false;
    }

    void name(String name) {
        shape.put("name", name);
    }

    void begin(DemoTurn turn, String prompt, long millis) {
        running = Optional.of(turn);
        if (shape.path("preview").asText().isEmpty()) {
            shape.put("preview", prompt);
        }
        touch(millis);
    }

    void end(ObjectNode turn, long millis) {
        running = Optional.empty();
        turns.add(turn);
        touch(millis);
    }

    /** Counts the tokens of one more answer, and says what the thread has used. */
    ObjectNode spend(String turn, int words) {
        long asked = 400 + 10 * output;
        input += asked;
        output += words;
        ObjectNode params = Shapes.object().put("threadId", id()).put("turnId", turn);
        ObjectNode usage = params.putObject("tokenUsage");
        tokens(usage.putObject("total"), input, output);
        tokens(usage.putObject("last"), asked, words);
        usage.put("modelContextWindow", 100_000);
        spent = Optional.of(params);
        return params;
    }

    private static void tokens(ObjectNode count, long input, long output) {
        count.put("totalTokens", input + output).put("inputTokens", input).put("cachedInputTokens", 0)
                .put("cacheWriteInputTokens", 0).put("outputTokens", output).put("reasoningOutputTokens", 0);
    }

    /** What was used when it was last said. */
    Optional<ObjectNode> spent() {
        return spent;
    }

    private void touch(long millis) {
        shape.put("updatedAt", millis / 1000).put("recencyAt", millis / 1000);
    }

    ObjectNode status() {
        ObjectNode status = Shapes.object();
        if (running.isPresent()) {
            ArrayNode flags = status.put("type", "active").putArray("activeFlags");
            if (running.get().isWaiting()) {
                flags.add("waitingOnApproval");
            }
            return status;
        }
        return status.put("type", loaded ? "idle" : "notLoaded");
    }

    /** As clients see it, without its turns. */
    ObjectNode summary() {
        ObjectNode summary = shape.deepCopy();
        summary.set("status", status());
        return summary;
    }

    ObjectNode whole() {
        ObjectNode whole = summary();
        whole.set("turns", turns());
        return whole;
    }

    /** The turns, the oldest first, the one that runs with what is complete in it. */
    ArrayNode turns() {
        ArrayNode all = Shapes.array().addAll(turns);
        running.ifPresent(turn -> all.add(turn.soFar()));
        return all;
    }

    /** A thread of that id with the same past. */
    DemoThread fork(String id, long millis) {
        ObjectNode copy = shape.deepCopy();
        copy.put("id", id).put("sessionId", id).put("forkedFromId", id()).put("createdAt", millis / 1000);
        DemoThread fork = new DemoThread(copy, approvalPolicy);
        turns.forEach(turn -> fork.turns.add(turn.deepCopy()));
        fork.touch(millis);
        return fork;
    }

    /** Whether a search for these words should find it. */
    boolean mentions(JsonNode words) {
        return !words.isTextual() || shape.path("preview").asText().contains(words.asText())
                || shape.path("name").asText().contains(words.asText());
    }
}

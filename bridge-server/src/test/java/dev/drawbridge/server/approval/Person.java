package dev.drawbridge.server.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Somebody with a client that knows the bridge. */
public final class Person implements AutoCloseable {
    private static final String OPENED = "bridge/approval/opened";

    private final CodexClient client;

    private Person(CodexClient client) {
        this.client = client;
    }

    static Person at(URI bridge, Map<String, String> headers, String name) {
        CodexClient client = Codex.connect(bridge, headers);
        client.request("initialize", Map.of("clientInfo", Map.of("name", name, "version", "1"),
                "capabilities", Map.of("experimentalApi", true, "bridge", Map.of())));
        client.wire().send(Map.of("method", "initialized"));
        return new Person(client);
    }

    public CodexClient client() {
        return client;
    }

    /** Starts a thread of which something is kept. */
    public String thread() {
        String thread = client.startThread();
        turn(thread, "SAY: begun");
        return thread;
    }

    /** Starts a thread whose tools can be used: their server takes its time to start. */
    String threadWithTools() {
        String thread = client.startThread();
        client.wire().await("tools", message -> message.path("method").asText()
                .equals("mcpServer/startupStatus/updated")
                && message.at("/params/threadId").asText().equals(thread)
                && message.at("/params/status").asText().equals("ready"));
        return thread;
    }

    void resume(String thread) {
        client.request("thread/resume", Map.of("threadId", thread, "excludeTurns", true));
    }

    /** A whole turn; returns how it has ended. */
    public String turn(String thread, String prompt) {
        client.startTurn(thread, prompt);
        return awaitEnd(thread);
    }

    public String awaitEnd(String thread) {
        return client.wire().await("the end of a turn",
                message -> message.path("method").asText().equals("turn/completed")
                        && message.at("/params/threadId").asText().equals(thread))
                .at("/params/turn/status").asText();
    }

    /** Has the agent ask, and returns what. */
    public JsonNode asks(String thread, String prompt) {
        client.startTurn(thread, prompt);
        return opened(thread);
    }

    /** What an agent asks next in this thread. */
    JsonNode opened(String thread) {
        return client.wire().await("a question in " + thread,
                message -> message.path("method").asText().equals(OPENED)
                        && message.at("/params/approval/threadId").asText().equals(thread))
                .at("/params/approval");
    }

    /** How this came to its end. */
    JsonNode closed(JsonNode approval) {
        return client.wire().await("the end of " + approval,
                message -> message.path("method").asText().equals("bridge/approval/closed")
                        && message.at("/params/approvalId").equals(approval.path("approvalId")))
                .path("params");
    }

    /** Answers, and returns what has become of the approval. */
    public JsonNode answers(JsonNode approval, String decision, String scope) {
        return client.request("bridge/approvals/answer", Map.of("approvalId",
                approval.path("approvalId").asText(), "decision", decision, "scope", scope))
                .path("approval");
    }

    /** Answers too late, and returns the error. */
    JsonNode answersInVain(JsonNode approval) {
        JsonNode response = client.exchange("bridge/approvals/answer",
                Map.of("approvalId", approval.path("approvalId").asText(), "decision", "accept"));
        assertThat(response.has("error")).as("%s", response).isTrue();
        return response.path("error");
    }

    /** The agent asks, is told this, and goes on to the end of the turn. */
    void isAsked(String thread, String prompt, String decision, String scope) {
        answers(asks(thread, prompt), decision, scope);
        assertThat(awaitEnd(thread)).isEqualTo("completed");
    }

    /** The agent asks nobody in such a turn. */
    void isNotAsked(String thread, String prompt) {
        long before = questions();
        assertThat(turn(thread, prompt)).isEqualTo("completed");
        assertThat(questions()).isEqualTo(before);
    }

    /** How often somebody was asked so far. */
    long questions() {
        return client.wire().received().stream().filter(message -> message.has("method")
                && (message.has("id") || message.path("method").asText().equals(OPENED))).count();
    }

    /** What is open. */
    List<JsonNode> open() {
        return approvals(Map.of());
    }

    /** What was ever asked, the newest first. */
    List<JsonNode> history() {
        return approvals(Map.of("history", true));
    }

    private List<JsonNode> approvals(Map<String, ?> query) {
        return client.request("bridge/approvals/list", query).path("approvals").valueStream().toList();
    }

    /** Makes a rule about commands, and returns its name. */
    public String rules(String effect, String command) {
        JsonNode made = client.request("bridge/rules/add", Map.of("effect", effect, "command", command));
        assertThat(made.path("kept").asBoolean()).isTrue();
        return made.path("ruleId").asText();
    }

    /** What waits for people, in all threads. */
    List<JsonNode> inbox(boolean includeSeen) {
        return client.request("bridge/attention", Map.of("includeSeen", includeSeen)).path("items")
                .valueStream().toList();
    }

    /** The kinds of what waits for people in a thread. */
    Stream<String> inbox(String thread) {
        return inbox(/* includeSeen= */ true).stream()
                .filter(item -> item.path("threadId").asText().equals(thread))
                .map(item -> item.path("kind").asText());
    }

    @Override
    public void close() {
        client.close();
    }
}

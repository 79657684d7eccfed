package dev.drawbridge.server.pi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a client that knows the bridge, and speaks to Pi as to any Codex. */
final class Guest implements AutoCloseable {
    /** How a process of Pi's is called: by its number and the time. */
    private static final Pattern PROCESS = Pattern.compile("pi-(\\d+)-\\d+");

    private final CodexClient client;

    private Guest(CodexClient client) {
        this.client = client;
    }

    static Guest at(URI bridge, String name) {
        CodexClient client = Codex.connect(bridge);
        client.request("initialize", Map.of("clientInfo", Map.of("name", name, "version", "1"),
                "capabilities", Map.of("experimentalApi", true, "bridge", Map.of())));
        client.wire().send(Map.of("method", "initialized"));
        return new Guest(client);
    }

    CodexClient client() {
        return client;
    }

    /** Starts a thread of Pi's. */
    String thread() {
        return client.startThread(Map.of("modelProvider", "pi"));
    }

    /** Starts one in which something was said. */
    String begunThread() {
        String thread = thread();
        turn(thread, "SAY: begun");
        return thread;
    }

    JsonNode resume(String thread) {
        return client.request("thread/resume", Map.of("threadId", thread)).path("thread");
    }

    /** A whole turn; returns how it has ended. */
    String turn(String thread, String prompt) {
        String turn = client.startTurn(thread, prompt);
        return client.wire().await("the end of turn " + turn,
                message -> message.path("method").asText().equals("turn/completed")
                        && message.at("/params/turn/id").asText().equals(turn))
                .at("/params/turn/status").asText();
    }

    /** The turn that ends next in this thread. */
    JsonNode awaitEnd(String thread) {
        return await("turn/completed", thread).at("/params/turn");
    }

    /** How the turn has ended, if it has. */
    Optional<String> ended(String thread, String turn) {
        return heard("turn/completed", thread).stream().map(message -> message.at("/params/turn"))
                .filter(it -> it.path("id").asText().equals(turn)).map(it -> it.path("status").asText())
                .findFirst();
    }

    /** The next notification or request of this method in this thread. */
    JsonNode await(String method, String thread) {
        return client.wire().await(method + " in " + thread,
                message -> message.path("method").asText().equals(method)
                        && message.at("/params/threadId").asText().equals(thread));
    }

    /** All messages of this method that have come so far in this thread. */
    List<JsonNode> heard(String method, String thread) {
        return client.wire().received().stream()
                .filter(message -> message.path("method").asText().equals(method)
                        && message.at("/params/threadId").asText().equals(thread))
                .toList();
    }

    /** What is asked next in this thread, as the bridge tells it. */
    JsonNode opened(String thread) {
        return client.wire().await("a question in " + thread,
                message -> message.path("method").asText().equals("bridge/approval/opened")
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

    void answers(JsonNode approval, String decision) {
        client.request("bridge/approvals/answer", Map.of("approvalId",
                approval.path("approvalId").asText(), "decision", decision));
    }

    /** The process that works in the thread, if there is one. */
    Optional<String> runtime(String thread) {
        return Optional.ofNullable(client.request("bridge/threads/read", Map.of("threadId", thread))
                .path("runtimeId").textValue());
    }

    /** That process, killed by nobody in particular. */
    void kill(String thread) {
        process(thread).destroyForcibly();
    }

    ProcessHandle process(String thread) {
        String name = runtime(thread).orElseThrow(() -> new AssertionError("nobody works in " + thread));
        Matcher process = PROCESS.matcher(name);
        assertThat(process.matches()).as(name).isTrue();
        long pid = Long.parseLong(process.group(1));
        return ProcessHandle.current().descendants().filter(each -> each.pid() == pid).findFirst()
                .orElseThrow(() -> new AssertionError("the process is not ours: " + name));
    }

    /** All turns, the oldest first, with their items. */
    List<JsonNode> turns(String thread) {
        return client.request("thread/read", Map.of("threadId", thread, "includeTurns", true))
                .at("/thread/turns").valueStream().toList();
    }

    /** The status of a thread that is loaded. */
    String status(String thread) {
        return client.request("thread/read", Map.of("threadId", thread)).at("/thread/status/type").asText();
    }

    /** Waits until nothing is left to be told of what has happened so far. */
    void catchUp() {
        client.request("bridge/info", Map.of());
    }

    @Override
    public void close() {
        client.close();
    }
}

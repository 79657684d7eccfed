package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.thread.Line.Conversation;
import dev.drawbridge.server.thread.Line.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Threads as they are shown: what the agents tell of them, and which agent works in each. */
final class Conversations {
    private Conversations() {}

    /** One for each thread, in that order. */
    static List<Conversation> of(BridgeLine line, List<JsonNode> threads, boolean archived) {
        List<CompletableFuture<JsonNode>> agents = threads.stream()
                .map(each -> line.send("bridge/threads/read", Verb.ofThread(id(each)))).toList();
        ShortIds shortIds = ShortIds.of(threads.stream().map(Conversations::id).toList());
        List<Conversation> all = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) {
            all.add(of(threads.get(i), shortIds, agents.get(i).join().at("/result/agent").asText(),
                    archived));
        }
        return all;
    }

    private static Conversation of(JsonNode thread, ShortIds shortIds, String agent, boolean archived) {
        return new Conversation(id(thread), shortIds.of(id(thread)), agent, state(thread.path("status")),
                Optional.of(thread.path("name").asText("")).filter(name -> !name.isBlank()),
                thread.path("preview").asText(""), thread.path("cwd").asText(""),
                Threads.activeAt(thread) * 1000, archived);
    }

    private static String id(JsonNode thread) {
        return thread.path("id").asText();
    }

    static State state(JsonNode status) {
        return switch (status.path("type").asText()) {
            case "active" -> status.path("activeFlags").isEmpty() ? State.WORKING : State.WAITING;
            case "systemError" -> State.FAILED;
            default -> State.IDLE; // at rest, in memory or not
        };
    }
}

package dev.drawbridge.load.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** One client that says one thing at a time and waits for the answer; whatever else it hears is forgotten. */
public final class Conversation implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Link link;
    private final AtomicLong ids;

    /** @param ids of all clients together, for a server that tells everybody everything */
    Conversation(Link link, AtomicLong ids) {
        this.link = link;
        this.ids = ids;
    }

    /** The result of a request. */
    public JsonNode call(String method, Map<String, ?> params) throws IOException {
        JsonNode answer = answer(ask(method, params));
        if (answer.has("error")) {
            throw new CannotMeasure(
                    "the server refused " + method + ": " + answer.path("error").path("message").asText());
        }
        return answer.path("result");
    }

    /** Waits until all has come that the server said before now; asks for that, whatever the answer is. */
    public void settle() throws IOException {
        answer(ask("thread/loaded/list", Map.of()));
    }

    private JsonNode answer(long id) throws IOException {
        return await(message -> !message.has("method") && message.path("id").asLong(-1) == id);
    }

    /** Sends a request whose answer is not waited for. */
    public long ask(String method, Map<String, ?> params) throws IOException {
        long id = ids.incrementAndGet();
        link.send(JSON.writeValueAsBytes(Map.of("id", id, "method", method, "params", params)));
        return id;
    }

    public void tell(String method) throws IOException {
        link.send(JSON.writeValueAsBytes(Map.of("method", method)));
    }

    /** The next message that is wanted. */
    public JsonNode await(Predicate<JsonNode> wanted) throws IOException {
        JsonNode message;
        do {
            message = JSON.readTree(link.receive());
        } while (!wanted.test(message));
        return message;
    }

    /** Starts a turn and waits for its end. */
    public void turn(String thread, String prompt) throws IOException {
        startTurn(thread, prompt);
        await(message -> message.path("method").asText().equals("turn/completed"));
    }

    public void startTurn(String thread, String prompt) throws IOException {
        ask("turn/start", Map.of("threadId", thread, "input",
                List.of(Map.of("type", "text", "text", prompt))));
    }

    /** The same client as one that is only counted; it has a socket. */
    public Tally counted() throws IOException {
        if (link instanceof SocketLink socket) {
            return new Tally(socket.channel(), socket.unread());
        }
        throw new IllegalStateException("only clients with a socket are counted");
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}

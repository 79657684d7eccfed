package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.protocol.message.Failure;
import dev.drawbridge.protocol.message.Message;
import dev.drawbridge.protocol.message.Notification;
import dev.drawbridge.protocol.message.Request;
import dev.drawbridge.protocol.message.Response;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * Looks whether the agent has taken a letter that was on its way when the agent or the bridge ended: among what waits
 * in the thread's queue, then among the messages of its turns, the newest first. The agent keeps both on disk, and
 * with each message the id that its client gave it.
 */
final class Search {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Turns can be long, so they are asked for a few at a time. */
    private static final int TURNS_A_PAGE = 5;
    private static final int PAGES = 200;
    private static final String NOBODY_KNOWS = "{\"code\":" + ErrorCode.INTERNAL_ERROR.number()
            + ",\"message\":\"Nobody can tell whether this was sent before: look at the thread, "
            + "then send it under another key\"}";

    private final AgentLife life;
    private final Letter letter;
    private final Consumer<Outcome> done;

    /** What the search has come to. */
    sealed interface Outcome {
        /** The agent has it; the result is what it has answered, or would have. */
        record Taken(String result) implements Outcome {}

        record Absent() implements Outcome {}

        /** The agent cannot tell; the error is JSON. */
        record Unknown(String error) implements Outcome {}

        /** The agent has ended meanwhile. */
        record Lost() implements Outcome {}
    }

    private Search(AgentLife life, Letter letter, Consumer<Outcome> done) {
        this.life = life;
        this.letter = letter;
        this.done = done;
    }

    static void begin(AgentLife life, Letter letter, Consumer<Outcome> done) {
        Search search = new Search(life, letter, done);
        if (letter.method().name().equals("thread/queue/add")) {
            search.page("thread/queue/list", Optional.empty(), 1);
        } else {
            search.page("thread/turns/list", Optional.empty(), 1);
        }
    }

    private void page(String method, Optional<String> cursor, int number) {
        ObjectNode params = JSON.createObjectNode().put("threadId", letter.thread());
        if (method.equals("thread/turns/list")) {
            params.put("limit", TURNS_A_PAGE).put("itemsView", "full").put("sortDirection", "desc");
        }
        cursor.ifPresent(from -> params.put("cursor", from));
        life.call(method, params.toString(), answer -> heard(method, number, answer),
                () -> done.accept(new Outcome.Lost()));
    }

    private void heard(String method, int number, Message answer) {
        switch (answer) {
            case Response response -> read(method, number, Trees.ifReadable(response.result().toString()));
            case Failure failure -> {
                String error = failure.error().toString();
                // a thread that the agent does not know, or that nobody has said anything in, has taken nothing
                done.accept(Trees.ifReadable(error).path("code").asInt() == ErrorCode.INVALID_REQUEST.number()
                        ? new Outcome.Absent()
                        : new Outcome.Unknown(error));
            }
            case Request request -> throw new IllegalStateException("no answer is a request");
            case Notification notification -> throw new IllegalStateException("no answer is a notification");
        }
    }

    private void read(String method, int number, JsonNode page) {
        boolean queue = method.equals("thread/queue/list");
        Optional<String> found = StreamSupport.stream(page.path("data").spliterator(), /* parallel= */ false)
                .flatMap(each -> (queue ? ofQueue(each) : ofTurn(each)).stream()).findFirst();
        JsonNode next = page.path("nextCursor");
        if (found.isPresent()) {
            done.accept(new Outcome.Taken(found.get()));
        } else if (next.isTextual() && number < PAGES) {
            page(method, Optional.of(next.textValue()), number + 1);
        } else if (next.isTextual() || !page.path("data").isArray()) {
            done.accept(new Outcome.Unknown(NOBODY_KNOWS));
        } else if (queue) {
            page("thread/turns/list", Optional.empty(), 1);
        } else {
            done.accept(new Outcome.Absent());
        }
    }

    private Optional<String> ofQueue(JsonNode submission) {
        return isIt(submission.path("clientUserMessageId"))
                ? Optional.of(JSON.createObjectNode().set("queuedSubmission", submission).toString())
                : Optional.empty();
    }

    private Optional<String> ofTurn(JsonNode turn) {
        for (JsonNode item : turn.path("items")) {
            if (item.path("type").asText().equals("userMessage") && isIt(item.path("clientId"))) {
                return Optional.of(result(turn, item).toString());
            }
        }
        return Optional.empty();
    }

    private ObjectNode result(JsonNode turn, JsonNode item) {
        ObjectNode result = JSON.createObjectNode();
        switch (letter.method().name()) {
            case "turn/steer" -> result.set("turnId", turn.path("id"));
            case "thread/queue/add" -> {
                // it has left the queue, and nobody knows any more what it was called there
                ObjectNode submission = result.putObject("queuedSubmission");
                submission.set("id", item.path("id"));
                submission.set("input", item.path("content"));
                submission.put("clientUserMessageId", letter.messageId());
                submission.putNull("responsesapiClientMetadata");
            }
            default -> {
                ObjectNode started = turn.deepCopy();
                started.putArray("items");
                result.set("turn", started.put("itemsView", "notLoaded"));
            }
        }
        return result;
    }

    private boolean isIt(JsonNode id) {
        return id.isTextual() && id.textValue().equals(letter.messageId());
    }
}

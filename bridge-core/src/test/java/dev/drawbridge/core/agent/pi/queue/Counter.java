package dev.drawbridge.core.agent.pi.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.AgentListener;
import dev.drawbridge.core.agent.pi.shelf.Line;
import dev.drawbridge.core.agent.pi.shelf.Queued;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Voice;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A queue with somebody before it who asks and is answered; all that would be done by the one thread is done here. */
final class Counter implements AgentListener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String THREAD = "t";

    final FakeCourier courier = new FakeCourier();
    final FakeShelf shelf;
    final MessageQueue queue;
    private final Deque<Runnable> acts = new ArrayDeque<>();
    private final Voice voice = new Voice(this, InstantSource.system());
    private final Map<Integer, JsonNode> answers = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private int asked;
    private int named;

    Counter(FakeShelf shelf, int named) {
        this.shelf = shelf;
        this.named = named;
        this.queue = new MessageQueue(THREAD, shelf, courier, voice, acts::add, () -> "q" + this.named++);
    }

    static Counter open() {
        return new Counter(new FakeShelf(Line.EMPTY), 1);
    }

    /** The same after the bridge was killed. */
    Counter afterKill() {
        return new Counter(shelf.afterKill(), named);
    }

    /** Does what was to be done later. */
    void run() {
        while (!acts.isEmpty()) {
            acts.remove().run();
        }
    }

    /** Asks for it; the number of the question. */
    int ask(String method, String params) {
        int number = ++asked;
        ObjectNode all = parse(params.replace('\'', '"')).deepCopy();
        all.put("threadId", THREAD);
        Call call = new Call(IntNode.valueOf(number), "thread/queue/" + method, all, voice);
        try {
            queue.serve(call);
        } catch (Refusal refusal) {
            voice.refuse(call.id(), refusal);
        }
        run();
        return number;
    }

    Optional<JsonNode> answer(int number) {
        return Optional.ofNullable(answers.get(number));
    }

    JsonNode result(String method, String params) {
        JsonNode answer = answer(ask(method, params)).orElseThrow();
        if (!answer.has("result")) {
            throw new AssertionError(answer.toString());
        }
        return answer.path("result");
    }

    String refusal(String method, String params) {
        return answer(ask(method, params)).orElseThrow().path("error").path("message").asText();
    }

    /** Adds messages that are named so, and say so. */
    void add(String... names) {
        for (String name : names) {
            result("add", message(name));
        }
    }

    static String message(String name) {
        return "{'clientUserMessageId':'" + name + "','input':" + input(name) + "}";
    }

    static String input(String text) {
        return "[{'type':'text','text':'" + text + "','text_elements':[]}]";
    }

    /** What waits, by the names that clients gave. */
    List<String> waiting() {
        return queue.messages().stream().map(Queued::clientUserMessageId).toList();
    }

    String id(String name) {
        return queue.messages().stream().filter(each -> each.clientUserMessageId().equals(name))
                .map(Queued::id).findFirst().orElseThrow();
    }

    Queued.State state(String name) {
        return queue.messages().stream().filter(each -> each.clientUserMessageId().equals(name))
                .map(Queued::state).findFirst().orElseThrow();
    }

    /** The notifications since the last time. */
    List<String> told() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    @Override
    public void lines(byte[] block, int from, int to) {
        JsonNode message = parse(new String(block, from, to - from, UTF_8));
        if (message.has("method")) {
            told.add(message.path("method").asText() + " " + message.path("params"));
        } else if (answers.put(message.path("id").asInt(), message) != null) {
            throw new IllegalStateException("answered twice: " + message);
        }
    }

    @Override
    public void ended(String reason) {
        throw new IllegalStateException(reason);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }
}

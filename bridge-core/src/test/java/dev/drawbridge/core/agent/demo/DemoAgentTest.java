package dev.drawbridge.core.agent.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.Conversation;
import dev.drawbridge.core.agent.speech.Shapes;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class DemoAgentTest {
    private static final String APPROVAL = "item/commandExecution/requestApproval";

    private final Conversation demo;

    DemoAgentTest() throws AgentUnavailable {
        demo = new Conversation(new DemoAgent(new Hurry()));
    }

    @AfterEach
    void close() {
        demo.close();
        assertThat(demo.awaitEnd()).isEqualTo("the demo was stopped");
    }

    @Test
    void theFirstTurnShowsAnAnswerAnApprovalACommandAndAChange() {
        String thread = thread();
        prompt(thread, "hello");
        JsonNode question = demo.awaitMethod(APPROVAL);
        assertThat(demo.params("turn/completed")).isEmpty();
        demo.answer(question, Map.of("decision", "accept"));
        assertThat(completed()).isEqualTo("completed");
        assertThat(items()).containsExactly("userMessage", "reasoning", "agentMessage", "commandExecution",
                "fileChange",
                "agentMessage");
        assertThat(item("commandExecution").path("aggregatedOutput").asText()).contains("tests 2, pass 2");
        assertThat(item("fileChange").at("/changes/0/diff").asText()).contains("+  return `Hello");
    }

    @Test
    void theDeltasTogetherAreTheText() {
        prompt(thread(), "hello");
        JsonNode text = demo.await(message -> message.at("/params/item/type").asText().equals("agentMessage")
                && message.path("method").asText().equals("item/completed"));
        String id = text.at("/params/item/id").asText();
        assertThat(demo.params("item/agentMessage/delta")
                .filter(delta -> delta.path("itemId").asText().equals(id))
                .map(delta -> delta.path("delta").asText()).collect(Collectors.joining()))
                .isEqualTo(text.at("/params/item/text").asText());
    }

    @ParameterizedTest
    @CsvSource({"accept, completed, completed", "acceptForSession, completed, completed",
        "decline, declined, completed",
        "cancel, declined, interrupted", "nonsense, failed, completed"})
    void aDecisionDecides(String decision, String command, String turn) {
        prompt(thread(), "approve");
        demo.answer(demo.awaitMethod(APPROVAL), Map.of("decision", decision));
        assertThat(completed()).isEqualTo(turn);
        assertThat(item("commandExecution").path("status").asText()).isEqualTo(command);
        assertThat(demo.params("serverRequest/resolved")).hasSize(1);
    }

    @Test
    void whileItWaitsTheThreadSaysSo() {
        String thread = thread();
        prompt(thread, "approve");
        demo.awaitMethod(APPROVAL);
        assertThat(demo.request("thread/read", Map.of("threadId", thread)).at("/thread/status/activeFlags/0")
                .asText())
                .isEqualTo("waitingOnApproval");
    }

    @Test
    void whoComesLaterIsAskedTheSame() {
        String thread = thread();
        prompt(thread, "approve");
        JsonNode question = demo.awaitMethod(APPROVAL);
        demo.request("thread/resume", Map.of("threadId", thread));
        demo.request("thread/loaded/list", Map.of());
        assertThat(demo.heard().stream().filter(question::equals)).hasSize(2);
    }

    @Test
    void anInterruptEndsTheTurnAndItsQuestion() {
        String thread = thread();
        String turn = prompt(thread, "approve");
        demo.awaitMethod(APPROVAL);
        demo.request("turn/interrupt", Map.of("threadId", thread, "turnId", turn));
        assertThat(completed()).isEqualTo("interrupted");
        demo.awaitMethod("serverRequest/resolved");
    }

    @Test
    void whatIsSaidInBetweenIsAnsweredInTheSameTurn() {
        String thread = thread();
        String turn = prompt(thread, "approve");
        JsonNode question = demo.awaitMethod(APPROVAL);
        demo.request("turn/steer",
                Map.of("threadId", thread, "expectedTurnId", turn, "input", input("be quick")));
        assertThat(prompt(thread, "and kind")).isEqualTo(turn);
        demo.answer(question, Map.of("decision", "accept"));
        assertThat(completed()).isEqualTo("completed");
        assertThat(texts()).anyMatch(text -> text.contains("be quick"))
                .anyMatch(text -> text.contains("and kind"));
    }

    @Test
    void aThreadWhoseUserWantsNoQuestionsIsAskedNone() {
        demo.initialize();
        String thread = demo.request("thread/start", Map.of("approvalPolicy", "never")).at("/thread/id")
                .asText();
        prompt(thread, "approve");
        assertThat(completed()).isEqualTo("completed");
        assertThat(demo.params(APPROVAL)).isEmpty();
        assertThat(item("commandExecution").path("status").asText()).isEqualTo("completed");
    }

    @Test
    void aClientThatWantsATitleGetsOne() {
        demo.initialize();
        String thread = demo.request("thread/start", Map.of("ephemeral", true)).at("/thread/id").asText();
        demo.request("turn/start",
                Map.of("threadId", thread, "input", input("title"), "outputSchema", Map.of()));
        completed();
        assertThat(texts()).containsExactly("{\"title\":\"Try the demo agent\"}");
    }

    @Test
    void aThreadRemembersItsTurns() {
        String thread = thread();
        prompt(thread, "count to 3");
        completed();
        JsonNode turn = demo.request("thread/read", Map.of("threadId", thread, "includeTurns", true))
                .at("/thread/turns/0");
        assertThat(turn.at("/items/0/content/0/text").asText()).isEqualTo("count to 3");
        assertThat(turn.at("/items/1/text").asText()).isEqualTo("1 2 3\n");
        assertThat(demo.request("thread/turns/list", Map.of("threadId", thread)).at("/data/0"))
                .isEqualTo(turn);
        JsonNode fork = demo.request("thread/fork", Map.of("threadId", thread)).path("thread");
        assertThat(fork.path("forkedFromId").asText()).isEqualTo(thread);
        assertThat(fork.at("/turns/0")).isEqualTo(turn);
        assertThat(demo.request("thread/list", Map.of()).path("data")).hasSize(2);
    }

    @Test
    void aThreadThatNobodyFollowsIsSilent() {
        String thread = thread();
        assertThat(demo.request("thread/unsubscribe", Map.of("threadId", thread)).path("status").asText())
                .isEqualTo("unsubscribed");
        prompt(thread, "count to 3");
        demo.await(message -> message.at("/params/status/type").asText().equals("active"));
        demo.await(message -> message.at("/params/status/type").asText().equals("idle"));
        assertThat(demo.params("turn/completed")).isEmpty();
    }

    @Test
    void theSameIsAlwaysSaidTheSameWay() throws AgentUnavailable {
        prompt(thread(), "count to 50");
        completed();
        try (var other = new Conversation(new DemoAgent(new Hurry()))) {
            other.initialize();
            String thread = other.request("thread/start", Map.of()).at("/thread/id").asText();
            other.request("turn/start", Map.of("threadId", thread, "input", input("count to 50")));
            other.awaitMethod("turn/completed");
            assertThat(other.heard()).isEqualTo(demo.heard());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            thread/read      | thread not loaded: x
            thread/resume    | no rollout found for thread id x
            thread/archive   | no rollout found for thread id x
            thread/unarchive | no archived rollout found for thread id x
            turn/start       | thread not found: x
            """)
    void aThreadThatIsNotThereIsRefusedInTheWordsOfCodex(String method, String sentence) {
        demo.initialize();
        assertThat(refusal(method, Map.of("threadId", "x", "input", input("hello")))).isEqualTo(sentence);
    }

    @Test
    void wrongRequestsAreRefusedInTheWordsOfCodex() {
        assertThat(refusal("thread/list", Map.of())).isEqualTo("Not initialized");
        demo.initialize();
        assertThat(refusal("initialize", Map.of("clientInfo", Map.of("name", "a", "version", "1"))))
                .isEqualTo("Already initialized");
        assertThat(refusal("no/such", Map.of()))
                .startsWith("Invalid request: unknown variant `no/such`, expected one of `account/")
                .contains("`turn/start`");
        assertThat(refusal("turn/start", Map.of("input", List.of())))
                .isEqualTo("Invalid request: missing field `threadId`");
        String thread = demo.request("thread/start", Map.of()).at("/thread/id").asText();
        assertThat(refusal("turn/start", Map.of("threadId", thread)))
                .isEqualTo("Invalid request: missing field `input`");
        assertThat(
                refusal("turn/steer", Map.of("threadId", thread, "expectedTurnId", "x", "input", input("a"))))
                .isEqualTo("no active turn to steer");
        assertThat(refusal("thread/resume", Map.of("threadId", thread)))
                .isEqualTo("no rollout found for thread id " + thread);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void paramsThatLackWhatTheMethodNeedsAreRefusedFirstOfAll(boolean initialized) {
        if (initialized) {
            demo.initialize();
        }
        Set<String> known = Stream.of(List.of("initialize"), ThreadDesk.METHODS, ReadingDesk.METHODS,
                TurnDesk.METHODS, new Shapes(Desk.class).answered()).flatMap(List::stream)
                .collect(Collectors.toSet());
        Map<String, String> needs = Catalog.codex().methods().stream()
                .filter(method -> known.contains(method.name()) && method.needs().isPresent())
                .collect(Collectors.toMap(Method::name, method -> method.needs().orElseThrow().toString()));
        assertThat(needs).hasSizeGreaterThan(10);
        needs.forEach((method, need) -> assertThat(refusal(method, Map.of())).as(method)
                .isEqualTo("Invalid request: missing field `" + need + "`"));
    }

    @Test
    void whatIsNoRequestIsPassedOver() {
        for (String noise : List.of("garbage", "[]", "5", "{}", "null", "{\"method\":\"initialized\"}",
                "{\"id\":9,\"result\":{}}", "{\"id\":null,\"method\":\"x\"}")) {
            demo.link().put(noise.getBytes(UTF_8));
        }
        demo.initialize();
        assertThat(demo.heard().getFirst().path("result").path("codexHome").asText()).isNotEmpty();
    }

    private String thread() {
        demo.initialize();
        return demo.request("thread/start", Map.of()).at("/thread/id").asText();
    }

    private String prompt(String thread, String text) {
        return demo.request("turn/start", Map.of("threadId", thread, "input", input(text))).at("/turn/id")
                .asText();
    }

    private static List<Map<String, String>> input(String text) {
        return List.of(Map.of("type", "text", "text", text));
    }

    private String completed() {
        return demo.awaitMethod("turn/completed").at("/params/turn/status").asText();
    }

    private List<String> items() {
        return demo.params("item/completed").map(item -> item.at("/item/type").asText()).toList();
    }

    private List<String> texts() {
        return demo.params("item/completed")
                .filter(item -> item.at("/item/type").asText().equals("agentMessage"))
                .map(item -> item.at("/item/text").asText()).toList();
    }

    private JsonNode item(String type) {
        return demo.params("item/completed").map(item -> item.path("item"))
                .filter(item -> item.path("type").asText().equals(type)).findFirst().orElseThrow();
    }

    private String refusal(String method, Map<String, ?> params) {
        JsonNode error = demo.exchange(method, params).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(-32600);
        return error.path("message").asText();
    }
}

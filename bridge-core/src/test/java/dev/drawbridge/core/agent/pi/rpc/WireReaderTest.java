package dev.drawbridge.core.agent.pi.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.process.LineReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WireReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BUDGET = Duration.ofMillis(50);
    /** A machine that has something else to do may need more than one. */
    private static final int TRIES = 20;

    private final WireReader reader = new WireReader();

    @ParameterizedTest
    @ValueSource(strings = {"recorded-legacy.jsonl", "recorded-modern.jsonl"})
    void whatIsReadOfALineIsWhatTheWholeLineSays(String file) throws IOException {
        int updates = 0;
        for (String line : Resources.lines(file)) {
            JsonNode whole = JSON.readTree(line);
            switch (whole.path("type").asText()) {
                case "message_update" -> {
                    assertThat(event(line)).isEqualTo(block(whole.path("assistantMessageEvent")));
                    updates++;
                }
                case "tool_execution_update" -> assertThat(event(line)).isEqualTo(new PiEvent.ToolUpdate(
                        whole.path("toolCallId").asText(), "bash",
                        whole.at("/partialResult/content/0/text").asText()));
                case "agent_end" ->
                    assertThat(event(line))
                            .isEqualTo(new PiEvent.AgentEnd(whole.path("willRetry").asBoolean()));
                case "message_end" ->
                    assertThat(event(line)).isEqualTo(new PiEvent.MessageEnd(whole.path("message")));
                case "response" -> assertThat(read(line)).isInstanceOf(Heard.Answer.class);
                default -> assertThat(event(line)).isNotInstanceOf(PiEvent.Other.class);
            }
        }
        assertThat(updates).isGreaterThan(15);
    }

    private static PiEvent block(JsonNode event) {
        int index = event.path("contentIndex").asInt();
        String delta = event.path("delta").asText();
        return switch (event.path("type").asText()) {
            case "text_start" -> new PiEvent.TextStart(index);
            case "text_delta" -> new PiEvent.TextDelta(index, delta);
            case "text_end" -> new PiEvent.TextEnd(index);
            case "thinking_start" -> new PiEvent.ThinkingStart(index);
            case "thinking_delta" -> new PiEvent.ThinkingDelta(index, delta);
            case "thinking_end" -> new PiEvent.ThinkingEnd(index);
            case "toolcall_start" -> new PiEvent.ToolCallStart(index, event.path("id").asText(),
                    event.path("toolName").asText());
            case "toolcall_delta" -> new PiEvent.ToolCallDelta(index);
            case "toolcall_end" -> new PiEvent.ToolCallEnd(index, event.path("toolCall"));
            default -> throw new AssertionError(event.toString());
        };
    }

    @Test
    void theOrderOfMembersDoesNotMatter() {
        assertThat(event("""
                {"message":{"content":[{"delta":"no","assistantMessageEvent":{"type":"text_end"}}]},\
                "assistantMessageEvent":{"contentIndex":3,"type":"text_delta","delta":"a\\u2028b\\"c"},\
                "type":"message_update"}"""
                .replace("\"type\":\"message_update\"", "\"usage\":{}")
                .replaceFirst("\\{", "{\"type\":\"message_update\",")))
                .isEqualTo(new PiEvent.TextDelta(3, "a\u2028b\"c"));
        assertThat(event("{\"reason\":\"manual\",\"type\":\"compaction_start\"}"))
                .isEqualTo(new PiEvent.CompactionStart("manual"));
    }

    @Test
    void anAnswerIsReadWithOrWithoutAnId() {
        assertThat(read("{\"id\":\"7\",\"type\":\"response\",\"command\":\"abort\",\"success\":true}"))
                .isEqualTo(
                        new Heard.Answer("7", "abort", new Reply.Done(JSON.createObjectNode().path("data"))));
        assertThat(read("{\"type\":\"response\",\"command\":\"x\",\"success\":false,\"error\":\"Unknown\"}"))
                .isEqualTo(new Heard.Answer("", "x", new Reply.Failed("Unknown")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "NOISE", "null", "42", "[1,2]", "{}", "{\"no\":\"message\"}",
        "{\"type\":7}",
        "{\"type\":\"agent_start\"", "{\"id\":\"x\"", "\"{}\"", "}{", "\u0000"})
    void whatIsNoMessageIsNoise(String line) {
        assertThat(read(line)).isEqualTo(new Heard.Noise());
    }

    @Test
    void aMessageBehindNoiseWithoutAnEndIsHeard() {
        assertThat(event("progress 50% {\"type\":\"agent_settled\"}")).isEqualTo(new PiEvent.AgentSettled());
        assertThat(read("... {\"id\":\"7\",\"type\":\"response\",\"command\":\"abort\",\"success\":true}"))
                .isInstanceOf(Heard.Answer.class);
    }

    @Test
    void linesAreCutAtLineFeedsAlone() throws IOException {
        List<Heard> heard = new ArrayList<>();
        String lines = "{\"type\":\"extension_ui_request\",\"id\":\"1\",\"method\":\"setTitle\",\"title\":\"a\u2028b\u2029c\u0085d\u000b\"}\r\n"
                .replace("\u000b", "\\u000b") + "\n{\"type\":\"agent_start\"}\nunended";
        new LineReader(new ByteArrayInputStream(lines.getBytes(UTF_8)), 1000, new Ear(heard::add, () -> {}))
                .run();
        assertThat(heard).containsExactly(new Heard.Said(new PiEvent.Title("a\u2028b\u2029c\u0085d\u000b")),
                new Heard.Noise(), new Heard.Said(new PiEvent.AgentStart()));
    }

    @Test
    void retriesAndCompactionsSayWhatComesOfThem() {
        assertThat(
                event("""
                        {"type":"auto_retry_start","attempt":1,"maxAttempts":3,"delayMs":300,"errorMessage":"529: {}"}"""))
                .isEqualTo(new PiEvent.RetryStart(1, 3, Duration.ofMillis(300), "529: {}"));
        assertThat(
                event("{\"type\":\"auto_retry_end\",\"success\":false,\"attempt\":3,\"finalError\":\"no\"}"))
                .isEqualTo(new PiEvent.RetryEnd(false, 3, "no"));
        assertThat(event("{\"type\":\"agent_end\",\"messages\":[{\"willRetry\":false}],\"willRetry\":true}"))
                .isEqualTo(new PiEvent.AgentEnd(true));
        assertThat(
                event("""
                        {"type":"compaction_end","reason":"overflow","aborted":false,"willRetry":true,"errorMessage":"e"}"""))
                .isEqualTo(new PiEvent.CompactionEnd("overflow", JSON.missingNode(), false, true, "e"));
        assertThat(event("{\"type\":\"queue_update\",\"steering\":[\"a\"],\"followUp\":[]}"))
                .isEqualTo(new PiEvent.QueueUpdate(List.of("a"), List.of()));
        assertThat(event("{\"type\":\"bash_execution_update\",\"id\":\"1\",\"delta\":\"x\"}"))
                .isEqualTo(new PiEvent.BashUpdate("1", "x"));
        assertThat(event("{\"type\":\"session_info_changed\"}")).isEqualTo(new PiEvent.NameChanged(""));
        assertThat(event("{\"type\":\"of_the_future\",\"x\":1}"))
                .isEqualTo(new PiEvent.Other("of_the_future"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLongAnswerOfAnOlderPiCostsLittle(boolean growing) {
        UpdateCost cost = new UpdateCost(growing);
        Duration least = cost.hear();
        for (int i = 1; i < TRIES && least.compareTo(BUDGET) > 0; i++) {
            Duration again = cost.hear();
            least = again.compareTo(least) < 0 ? again : least;
        }
        assertThat(least).isLessThanOrEqualTo(BUDGET);
    }

    private Heard read(String line) {
        byte[] bytes = ("xx" + line + "yy").getBytes(UTF_8);
        return reader.read(bytes, 2, bytes.length - 2);
    }

    private PiEvent event(String line) {
        assertThat(read(line)).as(line).isInstanceOf(Heard.Said.class);
        return ((Heard.Said) read(line)).event();
    }
}

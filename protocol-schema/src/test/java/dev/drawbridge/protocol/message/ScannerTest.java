package dev.drawbridge.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScannerTest {
    private final Scanner scanner = new Scanner(Limits.CLIENT);
    private byte[] bytes = {};

    private Shape scan(String text) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
        return scanner.scan(bytes, 0, bytes.length);
    }

    private String text(Span span) {
        return new String(bytes, span.from(), span.length(), StandardCharsets.UTF_8);
    }

    @Test
    void tellsTheFourShapesApart() {
        assertThat(scan("{\"id\":1,\"method\":\"a\"}")).isEqualTo(Shape.REQUEST);
        assertThat(scan("{\"method\":\"a\"}")).isEqualTo(Shape.NOTIFICATION);
        assertThat(scan("{\"id\":1,\"result\":null}")).isEqualTo(Shape.RESPONSE);
        assertThat(scan("{\"error\":{},\"id\":\"x\"}")).isEqualTo(Shape.FAILURE);
    }

    @Test
    void aMessageCarriesItsPartsAsTheyWereWritten() {
        scan(" {\"params\":{ \"a\":1 },\"id\":99999999999999999999,\"method\":\"thread\\/start\"}\n");
        assertThat(scanner.message()).isEqualTo(new Request(
                Bytes.utf8(
                        "{\"params\":{ \"a\":1 },\"id\":99999999999999999999,\"method\":\"thread\\/start\"}"),
                new RequestId.Num("99999999999999999999"), "thread/start", Bytes.utf8("{ \"a\":1 }")));
        scan("{\"method\":\"m\"}");
        assertThat(scanner.message())
                .isEqualTo(new Notification(Bytes.utf8("{\"method\":\"m\"}"), "m", Bytes.EMPTY));
        scan("{\"id\":\"\\u0061\",\"result\":[1]}");
        assertThat(scanner.message())
                .isEqualTo(new Response(Bytes.utf8("{\"id\":\"\\u0061\",\"result\":[1]}"),
                        new RequestId.Text("\"\\u0061\""), Bytes.utf8("[1]")));
        scan("{\"id\":null,\"error\":{}}");
        assertThat(scanner.message()).isEqualTo(
                new Failure(Bytes.utf8("{\"id\":null,\"error\":{}}"), new RequestId.Unknown(),
                        Bytes.utf8("{}")));
    }

    @Test
    void aMethodMakesARequestWhateverElseIsThere() {
        assertThat(scan("{\"id\":1,\"method\":\"a\",\"result\":1}")).isEqualTo(Shape.REQUEST);
    }

    @Test
    void aMethodWithEscapedSlashesIsTold() {
        scan("{\"method\":\"thread\\/start\"}");
        assertThat(scanner.isMethodEscaped()).isTrue();
        assertThat(scanner.methodName()).isEqualTo("thread/start");
        scan("{\"method\":\"thread/start\",\"params\":\"a\\nb\"}");
        assertThat(scanner.isMethodEscaped()).isFalse();
    }

    @Test
    void anIdIsFoundAtAnyDepthAndInAnyOrder() {
        Span found = new Span();
        scan("{\"params\":{\"x\":[{\"id\":0}],\"thread\":{\"turns\":[],\"id\":\"t1\"},\"threadId\":\"t2\"},\"method\":\"m\"}");
        assertThat(scanner.find(scanner.params(), IdPath.of("thread.id"), found)).isTrue();
        assertThat(text(found)).isEqualTo("\"t1\"");
        assertThat(scanner.find(scanner.params(), IdPath.of("threadId"), found)).isTrue();
        assertThat(text(found)).isEqualTo("\"t2\"");
        assertThat(scanner.find(scanner.params(), IdPath.of("threadId.id"), found)).isFalse();
        assertThat(scanner.find(scanner.params(), IdPath.of("turn.id"), found)).isFalse();
        assertThat(found.isPresent()).isFalse();
    }

    @Test
    void ofARepeatedMemberInParamsTheLastCounts() {
        Span found = new Span();
        scan("{\"method\":\"m\",\"params\":{\"threadId\":\"a\",\"thread\\u0049d\":\"b\"}}");
        assertThat(scanner.find(scanner.params(), IdPath.of("threadId"), found)).isTrue();
        assertThat(text(found)).isEqualTo("\"b\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "MALFORMED        | {\"id\":1,\"method\":\"a\"",
        "MALFORMED        | {\"id\":1,\"method\":\"a\"}}",
        "MALFORMED        | {\"id\":01,\"method\":\"a\"}",
        "MALFORMED        | {\"method\":\"a\",}",
        "MALFORMED        | {\"method\":\"\\ud800\"}",
        "MALFORMED        | {\"method\":\"\\udc00\\ud800\"}",
        "MALFORMED        | {method:\"a\"}",
        "MALFORMED        | hello",
        "MALFORMED        | {\"id\":1,\"id\":2",
        "NOT_AN_OBJECT    | [{\"id\":1,\"method\":\"a\"}]",
        "NOT_AN_OBJECT    | \"text\"",
        "NOT_AN_OBJECT    | 17",
        "NOT_AN_OBJECT    | null",
        "DUPLICATE_MEMBER | {\"id\":1,\"method\":\"a\",\"id\":1}",
        "DUPLICATE_MEMBER | {\"id\":1,\"method\":\"a\",\"\\u0069d\":2}",
        "DUPLICATE_MEMBER | {\"method\":\"a\",\"params\":{},\"params\":{}}",
        "BAD_ID           | {\"id\":1.5,\"method\":\"a\"}",
        "BAD_ID           | {\"id\":1e3,\"method\":\"a\"}",
        "BAD_ID           | {\"id\":null,\"method\":\"a\"}",
        "BAD_ID           | {\"id\":{},\"result\":1}",
        "BAD_ID           | {\"id\":null,\"result\":1}",
        "BAD_METHOD       | {\"id\":1,\"method\":7}",
        "BAD_ERROR        | {\"id\":1,\"error\":\"no\"}",
        "NO_SHAPE         | {}",
        "NO_SHAPE         | {\"id\":1}",
        "NO_SHAPE         | {\"result\":1}",
        "NO_SHAPE         | {\"id\":1,\"result\":1,\"error\":{}}"})
    void whatIsNoMessageIsRefused(Refusal expected, String text) {
        assertThat(scan(text)).isEqualTo(Shape.REFUSED);
        assertThat(scanner.refusal()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"", "{\"a\"", "{\"a\":", "{\"a\":\"", "{\"a\":[", "{\"a\":[1,",
        "\ufeff{}"})
    void aTruncatedTextIsMalformed(String text) {
        assertThat(scan(text)).isEqualTo(Shape.REFUSED);
        assertThat(scanner.refusal()).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void unsoundUtf8IsMalformed() {
        for (String hex : new String[]{"80", "c0af", "e08080", "eda080", "f8888080", "f4908080", "c3",
            "e282"}) {
            byte[] inside = java.util.HexFormat.of().parseHex(hex);
            byte[] text = "{\"method\":\"????????\"}".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(inside, 0, text, 11, inside.length);
            assertThat(scanner.scan(text, 0, text.length)).as(hex).isEqualTo(Shape.REFUSED);
            assertThat(scanner.refusal()).isEqualTo(Refusal.MALFORMED);
        }
    }

    @Test
    void theLimitsAreTheLastThatPass() {
        assertThat(scan(nested(Limits.CLIENT.depth()))).isEqualTo(Shape.NOTIFICATION);
        assertThat(scan(nested(Limits.CLIENT.depth() + 1))).isEqualTo(Shape.REFUSED);
        assertThat(scanner.refusal()).isEqualTo(Refusal.TOO_DEEP);

        byte[] text = "{\"method\":\"a\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(new Scanner(new Limits(text.length, 1)).scan(text, 0, text.length))
                .isEqualTo(Shape.NOTIFICATION);
        Scanner narrow = new Scanner(new Limits(text.length - 1, 1));
        assertThat(narrow.scan(text, 0, text.length)).isEqualTo(Shape.REFUSED);
        assertThat(narrow.refusal()).isEqualTo(Refusal.TOO_LONG);
    }

    private static String nested(int depth) {
        return "{\"method\":\"a\",\"params\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }
}

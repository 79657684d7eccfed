package dev.drawbridge.core.engine;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.drawbridge.protocol.message.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The answers that the bridge gives by itself. */
final class Answers {
    private Answers() {}

    /** @param id the request's id as JSON, {@code null} when it could not be told */
    static byte[] failure(String id, ErrorCode code, String sentence) {
        return utf8("{\"error\":{\"code\":" + code.number() + ",\"message\":" + quoted(sentence) + "},\"id\":"
                + id + "}");
    }

    static byte[] failure(String id, Problem problem) {
        String data = problem.correlation()
                .map(correlation -> ",\"data\":{\"correlationId\":" + quoted(correlation) + "}").orElse("");
        return utf8("{\"error\":{\"code\":" + problem.code().number() + ",\"message\":"
                + quoted(problem.sentence()) + data + "},\"id\":" + id + "}");
    }

    /** To be asked again, when so much time has gone. */
    static byte[] tooSoon(String id, Duration retryAfter) {
        return refusal(id, "{\"code\":" + ErrorCode.OVERLOADED.number()
                + ",\"message\":\"Too many messages; retry later.\",\"data\":{\"retryAfterMs\":"
                + Math.max(1, retryAfter.toMillis()) + "}}");
    }

    /** @param error as somebody else has put it, in JSON */
    static byte[] refusal(String id, String error) {
        return utf8("{\"error\":" + error + ",\"id\":" + id + "}");
    }

    static byte[] result(String id, String result) {
        return utf8("{\"id\":" + id + ",\"result\":" + result + "}");
    }

    static byte[] request(long id, String method, String params) {
        return utf8("{\"id\":" + id + ",\"method\":" + quoted(method) + ",\"params\":" + params + "}");
    }

    static byte[] notification(String method, String params) {
        return utf8("{\"method\":" + quoted(method) + ",\"params\":" + params + "}");
    }

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}

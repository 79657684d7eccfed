package dev.drawbridge.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.drawbridge.protocol.bridge.BridgeJson;
import java.util.HashMap;
import java.util.Map;

/**
 * What a request of the HTTP interface gets.
 *
 * @param headers besides those that say how long the body is and of what kind
 * @param json the body; empty, if there is none
 */
public record HttpAnswer(int status, Map<String, String> headers, String json) {
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    /** What any client has to be told of what went wrong. */
    private record Refused(String error) {}

    public static HttpAnswer done() {
        return new HttpAnswer(204, Map.of(), "");
    }

    public static HttpAnswer of(Record body) {
        return new HttpAnswer(200, Map.of(), json(body));
    }

    /** A refusal in a sentence that says what to do instead. */
    public static HttpAnswer refused(int status, String sentence) {
        return new HttpAnswer(status, Map.of(), json(new Refused(sentence)));
    }

    public HttpAnswer withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, json);
    }

    private static String json(Record body) {
        try {
            return BridgeJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of ours can always be written", impossible);
        }
    }

    /** What is said in it may be secret. */
    @Override
    public String toString() {
        return "HttpAnswer[" + status + "]";
    }
}

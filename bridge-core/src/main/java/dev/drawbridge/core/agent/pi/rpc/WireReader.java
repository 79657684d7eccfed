package dev.drawbridge.core.agent.pi.rpc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads lines of Pi's, each no further than is needed to know what it says: an older Pi repeats the whole message twice
 * in every line that adds a word to it. Not for two threads.
 */
final class WireReader {
    private static final byte[][] BEGINNINGS = {bytes("{\"type\":\""), bytes("{\"id\":\"")};

    private final ObjectMapper json = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
            .build());
    private final EventReader events = new EventReader();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a line without its end. What was printed before a message on the same line is passed over. */
    Heard read(byte[] block, int from, int to) {
        int start = from < to && block[from] == '{' ? from : beginning(block, from, to);
        try {
            return start < to ? message(block, start, to - start) : new Heard.Noise();
        } catch (IOException noMessage) {
            return new Heard.Noise();
        }
    }

    private static int beginning(byte[] block, int from, int to) {
        for (int i = from; i < to; i++) {
            if (block[i] == '{' && (isAt(block, i, to, BEGINNINGS[0]) || isAt(block, i, to, BEGINNINGS[1]))) {
                return i;
            }
        }
        return to;
    }

    private static boolean isAt(byte[] block, int from, int to, byte[] word) {
        int end = from + word.length;
        return end <= to && Arrays.equals(block, from, end, word, 0, word.length);
    }

    private Heard message(byte[] block, int from, int length) throws IOException {
        try (JsonParser parser = json.getFactory().createParser(block, from, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            if ("type".equals(parser.nextFieldName()) && parser.nextToken() == JsonToken.VALUE_STRING) {
                switch (parser.getText()) {
                    case "message_update" -> {
                        return new Heard.Said(StreamReader.messageUpdate(parser));
                    }
                    case "tool_execution_update" -> {
                        return new Heard.Said(StreamReader.toolUpdate(parser));
                    }
                    case "agent_end" -> {
                        return new Heard.Said(StreamReader.agentEnd(parser));
                    }
                    case "turn_end" -> {
                        return new Heard.Said(new PiEvent.TurnEnd());
                    }
                    default -> {
                    }
                }
            }
        }
        return whole(json.readTree(block, from, length));
    }

    private Heard whole(JsonNode message) throws IOException {
        if (!message.path("type").isTextual()) {
            throw new IOException("not a message");
        }
        return message.path("type").asText().equals("response")
                ? new Heard.Answer(message.path("id").asText(), message.path("command").asText(),
                        reply(message))
                : new Heard.Said(events.read(message));
    }

    private static Reply reply(JsonNode response) {
        return response.path("success").asBoolean()
                ? new Reply.Done(response.path("data"))
                : new Reply.Failed(response.path("error").asText());
    }
}

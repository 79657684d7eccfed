package dev.drawbridge.core.agent.pi.rpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Reads the events that come often or are long, from behind their type and as far as they are needed. */
final class StreamReader {
    private StreamReader() {}

    static PiEvent messageUpdate(JsonParser parser) throws IOException {
        return to(parser, "assistantMessageEvent") ? block(parser) : new PiEvent.Other("message_update");
    }

    /** Stops as soon as everything is known: what follows in an older Pi's line is the message so far, twice. */
    private static PiEvent block(JsonParser parser) throws IOException {
        String type = "";
        int index = -1;
        String id = "";
        String name = "";
        for (String member = first(parser); !member.isEmpty(); member = next(parser)) {
            switch (member) {
                case "type" -> type = parser.getText();
                case "contentIndex" -> index = parser.getIntValue();
                case "id" -> id = parser.getText();
                case "toolName" -> name = parser.getText();
                case "delta" -> {
                    if (type.equals("text_delta")) {
                        return new PiEvent.TextDelta(index, parser.getText());
                    }
                    if (type.equals("thinking_delta")) {
                        return new PiEvent.ThinkingDelta(index, parser.getText());
                    }
                }
                case "toolCall" -> {
                    return new PiEvent.ToolCallEnd(index, parser.readValueAsTree());
                }
                case "partial" -> {
                    return bare(type, index, id, name);
                }
                default -> parser.skipChildren();
            }
            if (index >= 0 && isKnown(type)) {
                return bare(type, index, id, name);
            }
        }
        return bare(type, index, id, name);
    }

    /** Whether its place is all there is to it. */
    private static boolean isKnown(String type) {
        return switch (type) {
            case "text_start", "text_end", "thinking_start", "thinking_end", "toolcall_delta" -> true;
            default -> false;
        };
    }

    private static PiEvent bare(String type, int index, String id, String name) {
        return switch (type) {
            case "text_start" -> new PiEvent.TextStart(index);
            case "text_end" -> new PiEvent.TextEnd(index);
            case "thinking_start" -> new PiEvent.ThinkingStart(index);
            case "thinking_end" -> new PiEvent.ThinkingEnd(index);
            case "toolcall_start" -> new PiEvent.ToolCallStart(index, id, name);
            case "toolcall_delta" -> new PiEvent.ToolCallDelta(index);
            default -> new PiEvent.Other(type);
        };
    }

    static PiEvent toolUpdate(JsonParser parser) throws IOException {
        String id = "";
        String name = "";
        for (String member = next(parser); !member.isEmpty(); member = next(parser)) {
            switch (member) {
                case "toolCallId" -> id = parser.getText();
                case "toolName" -> name = parser.getText();
                case "partialResult" -> {
                    JsonNode result = parser.readValueAsTree();
                    StringBuilder output = new StringBuilder();
                    result.path("content").forEach(part -> output.append(part.path("text").asText()));
                    return new PiEvent.ToolUpdate(id, name, output.toString());
                }
                default -> parser.skipChildren();
            }
        }
        return new PiEvent.ToolUpdate(id, name, "");
    }

    static PiEvent agentEnd(JsonParser parser) throws IOException {
        return new PiEvent.AgentEnd(to(parser, "willRetry") && parser.currentToken() == JsonToken.VALUE_TRUE);
    }

    /** Goes to the value of a member, if there is one. */
    private static boolean to(JsonParser parser, String wanted) throws IOException {
        for (String member = next(parser); !member.isEmpty(); member = next(parser)) {
            if (member.equals(wanted)) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static String first(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.START_OBJECT ? next(parser) : "";
    }

    /** Goes to the value of the next member and gives its name, empty if there is none. */
    private static String next(JsonParser parser) throws IOException {
        String name = parser.nextFieldName();
        if (name == null) {
            return "";
        }
        parser.nextToken();
        return name;
    }
}

package dev.drawbridge.core.agent.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.AgentListener;

/** The lines that the demo speaks to its listener. */
final class Voice {
    private final AgentListener listener;
    private final Pace pace;
    private int questions;

    Voice(AgentListener listener, Pace pace) {
        this.listener = listener;
        this.pace = pace;
    }

    long now() {
        return pace.now().toEpochMilli();
    }

    void answer(JsonNode id, JsonNode result) {
        ObjectNode message = Shapes.object();
        message.set("id", id);
        message.set("result", result);
        say(message);
    }

    void refuse(JsonNode id, Refusal refusal) {
        ObjectNode message = Shapes.object();
        message.putObject("error").put("code", refusal.code()).put("message", refusal.sentence());
        message.set("id", id);
        say(message);
    }

    void tell(String method, JsonNode params) {
        ObjectNode message = Shapes.object();
        message.put("method", method);
        message.set("params", params);
        message.put("emittedAtMs", now());
        say(message);
    }

    /** A question under an id of its own, to be said now and again to those who come later. */
    ObjectNode question(String method, JsonNode params) {
        ObjectNode message = Shapes.object();
        message.put("method", method);
        message.put("id", questions++);
        message.set("params", params);
        return message;
    }

    void say(JsonNode message) {
        byte[] line = (message + "\n").getBytes(UTF_8);
        listener.lines(line, 0, line.length);
    }
}

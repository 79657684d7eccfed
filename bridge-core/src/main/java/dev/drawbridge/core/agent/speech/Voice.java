package dev.drawbridge.core.agent.speech;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.AgentListener;
import java.time.InstantSource;

/** The lines that an agent speaks to its listener. */
public final class Voice {
    private final AgentListener listener;
    private final InstantSource clock;
    private int questions;

    public Voice(AgentListener listener, InstantSource clock) {
        this.listener = listener;
        this.clock = clock;
    }

    public long now() {
        return clock.millis();
    }

    public void answer(JsonNode id, JsonNode result) {
        ObjectNode message = Shapes.object();
        message.set("id", id);
        message.set("result", result);
        say(message);
    }

    public void refuse(JsonNode id, Refusal refusal) {
        ObjectNode message = Shapes.object();
        message.putObject("error").put("code", refusal.code()).put("message", refusal.sentence());
        message.set("id", id);
        say(message);
    }

    public void tell(String method, JsonNode params) {
        ObjectNode message = Shapes.object();
        message.put("method", method);
        message.set("params", params);
        message.put("emittedAtMs", now());
        say(message);
    }

    /** A question under an id of its own, to be said now and again to those who come later. */
    public ObjectNode question(String method, JsonNode params) {
        ObjectNode message = Shapes.object();
        message.put("method", method);
        message.put("id", questions++);
        message.set("params", params);
        return message;
    }

    public void say(JsonNode message) {
        byte[] line = (message + "\n").getBytes(UTF_8);
        listener.lines(line, 0, line.length);
    }
}

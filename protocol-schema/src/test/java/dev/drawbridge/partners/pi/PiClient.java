package dev.drawbridge.partners.pi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.wire.Wire;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of Pi's RPC mode; every wait is bounded. */
public final class PiClient implements AutoCloseable {
    private final Wire wire;
    private final Runnable afterwards;
    private final AtomicInteger ids = new AtomicInteger();

    PiClient(Wire wire, Runnable afterwards) {
        this.wire = wire;
        this.afterwards = afterwards;
    }

    /** The conversation itself, for what the methods here do not say. */
    public Wire wire() {
        return wire;
    }

    /** Sends a command and returns its response's data; a failure fails the test. */
    public JsonNode command(String type) {
        return command(type, Map.of());
    }

    public JsonNode command(String type, Map<String, ?> members) {
        String id = "test-" + ids.incrementAndGet();
        Map<String, Object> command = new HashMap<>(members);
        command.put("type", type);
        command.put("id", id);
        wire.send(command);
        JsonNode response = wire.await("response " + id, message -> message.path("id").asText().equals(id)
                && message.path("type").asText().equals("response"));
        if (!response.path("success").asBoolean()) {
            throw new AssertionError(type + " was answered with " + response);
        }
        return response.path("data");
    }

    public void prompt(String message) {
        command("prompt", Map.of("message", message));
    }

    /** The next event of this type. */
    public JsonNode await(String type) {
        return wire.await(type, message -> message.path("type").asText().equals(type));
    }

    @Override
    public void close() {
        wire.close();
        afterwards.run();
    }
}

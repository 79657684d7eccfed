package dev.drawbridge.server.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.protocol.bridge.BridgeJson;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Notifications as they are told. */
final class Told {
    private static final ObjectMapper JSON = BridgeJson.mapper();

    private Told() {}

    static byte[] of(Record notification) {
        try {
            return ("{\"method\":\"" + BridgeJson.nameOf(notification.getClass()) + "\",\"params\":"
                    + JSON.writeValueAsString(notification) + "}").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException unforeseen) {
            throw new UncheckedIOException(unforeseen);
        }
    }
}

package dev.drawbridge.server.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.failure.Why;
import dev.drawbridge.core.websocket.Trust;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.message.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code drawbridge pair} shows to a device: where a bridge is, and a secret that counts there once.
 *
 * @param url of the bridge
 * @param fingerprint of its certificate, if only that tells it from others
 */
public record Invitation(String url, String pairingId, String secret, Optional<String> fingerprint) {
    private static final String FORM = "drawbridge://pair?";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Somebody has to say yes. */
    private static final Duration UNTIL_LET_IN = Duration.ofSeconds(200);
    private static final int OK = 200;
    private static final ObjectMapper JSON = BridgeJson.mapper();

    /**
     * Reads a link.
     *
     * @throws IllegalArgumentException when it is none; says what to write
     */
    public static Invitation parse(String link) {
        if (!link.startsWith(FORM)) {
            throw noLink();
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : link.substring(FORM.length()).split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
            }
        }
        String host = required(parts, "host");
        String url = required(parts, "scheme") + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + required(parts, "port") + parts.getOrDefault("path", "");
        if (!url.startsWith("ws") || !Destination.isAddress(url)) {
            throw noLink();
        }
        return new Invitation(url, required(parts, "id"), required(parts, "secret"),
                Optional.ofNullable(parts.get("fp")));
    }

    private static String required(Map<String, String> parts, String name) {
        String value = parts.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw noLink();
        }
        return value;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException garbled) {
            throw noLink();
        }
    }

    private static IllegalArgumentException noLink() {
        return new IllegalArgumentException(
                "that is no link of a pairing: copy all of what 'drawbridge pair' shows, in quotes");
    }

    /** Shows the secret, and waits until somebody there has said yes. */
    public Profile accept(String deviceName) throws CannotReachBridge, Refused, InterruptedException {
        String body = JSON.createObjectNode().put("pairingId", pairingId).put("secret", secret)
                .put("deviceName", deviceName).toString();
        HttpResponse<String> answer;
        try (HttpClient client = client()) {
            answer = client.send(HttpRequest.newBuilder(confirmation()).timeout(UNTIL_LET_IN)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new CannotReachBridge("nobody answers at " + url + " (" + Why.of(unreachable)
                    + "): is the bridge running, and does the way there stand?", unreachable);
        }
        JsonNode said = tree(answer.body());
        if (answer.statusCode() != OK || !said.path("token").isTextual()) {
            throw new Refused(ErrorCode.NOT_ALLOWED.number(), said.path("error").asText(
                    "what listens at " + url + " is no bridge: it answers " + answer.statusCode()));
        }
        if (!Destination.isToken(said.path("token").textValue())) {
            throw new Refused(ErrorCode.NOT_ALLOWED.number(),
                    "what listens at " + url + " is no bridge: what it gives is no token");
        }
        return new Profile(url, said.path("token").textValue(), fingerprint,
                Optional.ofNullable(said.path("name").textValue()));
    }

    private URI confirmation() {
        try {
            return new URI(url.replaceFirst("^ws", "http") + "/v1/pair/confirm");
        } catch (URISyntaxException garbled) {
            throw noLink();
        }
    }

    private HttpClient client() throws IOException {
        HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE);
        try {
            return fingerprint.isPresent()
                    ? client.sslContext(new Trust.Pinned(fingerprint.get()).context()).build()
                    : client.build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java speaks TLS", impossible);
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException foreign) {
            return JSON.missingNode();
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Invitation[" + url + "]";
    }
}

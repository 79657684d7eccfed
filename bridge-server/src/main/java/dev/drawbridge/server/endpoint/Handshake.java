package dev.drawbridge.server.endpoint;

import dev.drawbridge.server.access.Pass;
import dev.drawbridge.server.endpoint.Reply.Answer;
import dev.drawbridge.server.endpoint.Reply.Welcome;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The opening handshake of a WebSocket, seen from the server.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.2">RFC 6455, 4.2</a>
 */
final class Handshake {
    private static final String VERSION = "13";
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;
    /** What a browser has to offer beside its token, for it takes no welcome that agrees to nothing. */
    private static final String PROTOCOL = "drawbridge";

    private Handshake() {}

    static boolean isAskedBy(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE,
                /* ignoreCase= */ true)
                && headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET,
                        /* ignoreCase= */ true);
    }

    static Reply reply(HttpRequest request, Pass pass) {
        HttpHeaders asked = request.headers();
        if (!asked.contains(HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION, /* ignoreCase= */ false)) {
            return upgradeRequired();
        }
        String key = asked.get(HttpHeaderNames.SEC_WEBSOCKET_KEY, "").strip();
        if (!isKey(key)) {
            return new Answer(HttpResponseStatus.BAD_REQUEST, none(),
                    "Sec-WebSocket-Key is missing or not 16 bytes in Base64", /* lasting= */ false);
        }
        Optional<String> deflate = DeflateOffer
                .answer(asked.getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS));
        HttpHeaders headers = none().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT, accept(key));
        deflate.ifPresent(answer -> headers.set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, answer));
        List<String> protocols = offered(asked);
        if (protocols.contains(PROTOCOL)) {
            headers.set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, PROTOCOL);
        }
        return new Welcome(headers, deflate.isPresent(), pass);
    }

    static Answer upgradeRequired() {
        HttpHeaders headers = none().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION);
        return new Answer(HttpResponseStatus.UPGRADE_REQUIRED, headers,
                "this is a WebSocket: connect with a WebSocket client, version 13", /* lasting= */ false);
    }

    private static List<String> offered(HttpHeaders asked) {
        return asked.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(header -> Stream.of(header.split(","))).map(String::strip).toList();
    }

    private static HttpHeaders none() {
        return DefaultHttpHeadersFactory.headersFactory().newHeaders();
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false; // not Base64
        }
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1", e);
        }
    }
}

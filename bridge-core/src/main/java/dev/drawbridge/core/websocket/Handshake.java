package dev.drawbridge.core.websocket;

import dev.drawbridge.core.websocket.CannotConnectException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The HTTP words that a connection begins with (RFC 6455, section 4.1). */
final class Handshake {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST_HEAD = 16 * 1024;

    private final String request;
    private final String expected;

    /** @param path where the server has its sockets */
    Handshake(String host, String path, Optional<String> token, SecureRandom random) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        this.expected = accept(key);
        this.request = "GET " + path + " HTTP/1.1\r\nHost: " + host
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + key
                + "\r\nSec-WebSocket-Version: 13\r\n"
                + token.map(each -> "Authorization: Bearer " + each + "\r\n").orElse("") + "\r\n";
    }

    /** Shakes hands; nothing behind the answer's head is read. */
    void shake(ByteChannel channel) throws IOException, CannotConnectException {
        ByteBuffer out = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
        while (out.hasRemaining()) {
            channel.write(out);
        }
        check(head(channel).split("\r\n"));
    }

    /** Byte for byte, since what follows is not the handshake's. */
    private static String head(ByteChannel channel) throws IOException, CannotConnectException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        ByteBuffer single = ByteBuffer.allocate(1);
        int ends = 0;
        while (ends < 4) {
            single.clear();
            if (head.size() == LONGEST_HEAD || channel.read(single) < 0) {
                throw new CannotConnectException(Reason.NO_WEBSOCKET, "it ends the connection");
            }
            byte read = single.get(0);
            head.write(read);
            ends = read == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : read == '\r' ? 1 : 0;
            if (head.size() == 5 && !head.toString(StandardCharsets.US_ASCII).equals("HTTP/")) {
                throw new CannotConnectException(Reason.NO_WEBSOCKET, "it does not speak HTTP");
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private void check(String[] lines) throws CannotConnectException {
        String[] status = lines[0].split(" ", /* limit= */ 3);
        if (status.length < 2 || !status[0].equals("HTTP/1.1") || !status[1].equals("101")) {
            boolean unauthorized = status.length > 1 && status[1].equals("401");
            throw new CannotConnectException(unauthorized ? Reason.UNAUTHORIZED : Reason.NO_WEBSOCKET,
                    "it answers " + lines[0].replace("HTTP/1.1 ", ""));
        }
        Map<String, String> fields = fields(List.of(lines).subList(1, lines.length));
        String upgrade = fields.getOrDefault("upgrade", "");
        String connection = fields.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        if (!upgrade.equalsIgnoreCase("websocket")
                || !List.of(connection.split("\\s*,\\s*")).contains("upgrade")
                || !fields.getOrDefault("sec-websocket-accept", "").equals(expected)) {
            throw new CannotConnectException(Reason.NO_WEBSOCKET, "it does not agree to speak WebSocket");
        }
        if (fields.containsKey("sec-websocket-extensions") || fields.containsKey("sec-websocket-protocol")) {
            throw new CannotConnectException(Reason.NO_WEBSOCKET, "it agrees to what nobody offered");
        }
    }

    private static Map<String, String> fields(List<String> lines) {
        Map<String, String> fields = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.merge(line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip(),
                        (one, other) -> one + "," + other);
            }
        }
        return fields;
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }
}

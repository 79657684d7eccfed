package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.message.Span;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whose handle it is, told by its prefix.
 *
 * @param prefix how many bytes of the name the bridge has put there
 */
record Owned(ClientConnection client, int prefix) {
    /** The owner of the handle that is named by the string at {@code name}. */
    static Optional<Owned> find(Iterable<ClientConnection> clients, byte[] bytes, Span name) {
        int end = name.from() + 2;
        long number = 0;
        while (end < name.to() && bytes[end] >= '0' && bytes[end] <= '9') {
            number = 10 * number + bytes[end++] - '0';
        }
        if (bytes[name.from() + 1] != '~' || end >= name.to() || bytes[end] != '~') {
            return Optional.empty();
        }
        for (ClientConnection client : clients) {
            if (client.number() == number) {
                return Optional.of(new Owned(client, end - name.from()));
            }
        }
        return Optional.empty();
    }

    /** An error that speaks of a client's handle, as the client would speak of it. */
    static byte[] unprefixed(ClientConnection client, String error) {
        String prefix = new String(client.prefix(), StandardCharsets.US_ASCII);
        return error.replace(prefix, "").getBytes(StandardCharsets.UTF_8);
    }
}

package dev.drawbridge.load.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;

/**
 * Where an endpoint is reached.
 *
 * @param token what it wants to be shown, or empty
 */
public record Address(InetAddress host, int port, String path, String token) {
    /**
     * Reads {@code ws://host:port/path}.
     *
     * @throws IllegalArgumentException when it is nothing of the kind
     */
    public static Address of(String url, String token) {
        URI uri = URI.create(url);
        if (!"ws".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException(url + " is not like ws://127.0.0.1:9100/ws");
        }
        try {
            String path = Objects.requireNonNullElse(uri.getRawPath(), "");
            return new Address(InetAddress.getByName(uri.getHost()), uri.getPort(),
                    path.isEmpty() ? "/" : path, token);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("no host " + uri.getHost() + " is known", unknown);
        }
    }

    /** The same, where something else is shown. */
    public Address withToken(String other) {
        return new Address(host, port, path, other);
    }

    InetSocketAddress socket() {
        return new InetSocketAddress(host, port);
    }

    /** What a client asks for first. */
    String upgrade(String key) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host.getHostAddress() + ":" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: " + key + "\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n";
    }

    @Override
    public String toString() {
        return "ws://" + host.getHostAddress() + ":" + port + path;
    }
}

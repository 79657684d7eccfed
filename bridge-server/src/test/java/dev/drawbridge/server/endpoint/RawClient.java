package dev.drawbridge.server.endpoint;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A client that says exactly what it is told to, byte for byte, right or wrong. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    static RawClient to(Endpoint endpoint) throws IOException {
        return to(endpoint, /* receiveBuffer= */ 0);
    }

    static RawClient to(Endpoint endpoint, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(endpoint.address(), PATIENCE_MILLIS);
        return new RawClient(socket);
    }

    /** A client on a socket that somebody else has connected. */
    static RawClient on(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new RawClient(socket);
    }

    /** A client that has become a WebSocket. */
    static RawClient upgraded(Endpoint endpoint, String... headers) throws IOException {
        RawClient client = to(endpoint);
        String head = client.request(upgrade("/ws", headers));
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("not let in: " + head);
        }
        return client;
    }

    static String upgrade(String target, String... headers) {
        return get(target, concat(headers, "Connection: keep-alive, Upgrade", "Upgrade: websocket",
                "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
    }

    static String get(String target, String... headers) {
        boolean named = Arrays.stream(headers).anyMatch(header -> header.startsWith("Host:"));
        return "GET " + target + " HTTP/1.1\r\n" + (named ? "" : "Host: 127.0.0.1\r\n")
                + String.join("", Arrays.stream(headers).map(header -> header + "\r\n").toList()) + "\r\n";
    }

    /** Sends a request and returns the response's head, and its body if it has one. */
    String request(String request) throws IOException {
        send(request.getBytes(StandardCharsets.US_ASCII));
        return response();
    }

    String response() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        int at = head.indexOf("content-length: ");
        if (at >= 0) {
            int start = at + "content-length: ".length();
            int length = Integer.parseInt(head.substring(start, head.indexOf("\r\n", start)));
            head.append(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
        return head.toString();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    Received frame() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        long length = switch (second) {
            case 126 -> in.readUnsignedShort();
            case 127 -> in.readLong();
            default -> second;
        };
        return new Received(first, in.readNBytes((int) length));
    }

    byte[] bytes(int length) throws IOException {
        return in.readNBytes(length);
    }

    /** Reads on until the bridge has closed the socket. */
    boolean isClosedByBridge() throws IOException {
        try {
            while (in.read() >= 0) {
                // what was still under way
            }
            return true;
        } catch (EOFException | SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static String[] concat(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** A frame as it came. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its parts only
    record Received(int first, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
        }
    }
}

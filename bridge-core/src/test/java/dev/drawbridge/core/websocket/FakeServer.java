package dev.drawbridge.core.websocket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A server for one client, which says what a test lets it say. */
final class FakeServer implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)\r\n");

    private final ServerSocketChannel listening;
    private final CompletableFuture<SocketChannel> client = new CompletableFuture<>();
    private final CompletableFuture<String> request = new CompletableFuture<>();
    private final String answer;

    private FakeServer(ServerSocketChannel listening, String answer) {
        this.listening = listening;
        this.answer = answer;
        Thread.startVirtualThread(this::serve);
    }

    /** @param answer to the handshake, ACCEPT standing for what proves that it was read; empty for none */
    static FakeServer onPort(String answer) {
        try {
            return new FakeServer(ServerSocketChannel.open()
                    .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FakeServer onPort() {
        return onPort("""
                HTTP/1.1 101 Switching Protocols
                connection: Upgrade
                upgrade: websocket
                sec-websocket-accept: ACCEPT

                """.replace("\n", "\r\n"));
    }

    static FakeServer at(Path socket, String answer) {
        try {
            return new FakeServer(ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                    .bind(UnixDomainSocketAddress.of(socket)), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Address.Tcp address() {
        try {
            return new Address.Tcp("127.0.0.1", ((InetSocketAddress) listening.getLocalAddress()).getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String request() {
        return request.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void serve() {
        try {
            SocketChannel accepted = listening.accept();
            String head = head(accepted);
            accepted.write(ByteBuffer.wrap(answer(head).getBytes(StandardCharsets.UTF_8)));
            client.complete(accepted);
            request.complete(head);
        } catch (IOException closed) {
            client.completeExceptionally(closed);
            request.completeExceptionally(closed);
        }
    }

    private static String head(SocketChannel channel) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        ByteBuffer single = ByteBuffer.allocate(1);
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")
                && channel.read(single.clear()) > 0) {
            head.write(single.get(0));
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    private String answer(String head) {
        String key = KEY.matcher(head).results().map((MatchResult found) -> found.group(1)).findFirst()
                .orElseThrow();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                            .getBytes(StandardCharsets.US_ASCII));
            return answer.replace("ACCEPT", Base64.getEncoder().encodeToString(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    SocketChannel client() {
        return client.orTimeout(10, TimeUnit.SECONDS).join();
    }

    void say(byte[] bytes) {
        try {
            client().write(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many bytes that the client has said. */
    byte[] hear(int count) {
        ByteBuffer heard = ByteBuffer.allocate(count);
        try {
            int read = 0;
            while (heard.hasRemaining() && read >= 0) {
                read = client().read(heard);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return heard.array();
    }

    @Override
    public void close() {
        try {
            listening.close();
            if (client.isDone() && !client.isCompletedExceptionally()) {
                client.join().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.drawbridge.server.thread;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A way to a port of this machine that can be cut. */
public final class Cable implements AutoCloseable {
    private final ServerSocket door;
    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicReference<String> end = new AtomicReference<>("");

    private Cable(ServerSocket door, int port) {
        this.door = door;
        this.port = port;
    }

    /** A way to that port, from another one. */
    public static Cable to(int port) throws IOException {
        Cable cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        Thread.ofVirtual().start(cable::accept);
        return cable;
    }

    /** Where it begins. */
    public String url() {
        return "ws://127.0.0.1:" + door.getLocalPort();
    }

    /** How often somebody has come this way. */
    public int connections() {
        return connections.get();
    }

    /** Whoever is connected is not any more; others may come. */
    public void cut() {
        ends.forEach(Cable::close);
        ends.clear();
    }

    /** It is cut before the next piece is let through in which the far end says this. */
    public void cutBefore(String words) {
        end.set(words);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
                ends.add(near);
                ends.add(far);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> carry(near, far, () -> ""));
                Thread.ofVirtual().start(() -> carry(far, near, end::get));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket from, Socket to, Supplier<String> last) {
        try (from; to) {
            byte[] piece = new byte[1 << 16];
            for (int length = from.getInputStream().read(piece); length >= 0; length = from.getInputStream()
                    .read(piece)) {
                String words = last.get();
                if (!words.isEmpty()
                        && new String(piece, 0, length, StandardCharsets.UTF_8).contains(words)) {
                    end.set("");
                    cut();
                    return;
                }
                to.getOutputStream().write(piece, 0, length);
            }
        } catch (IOException cut) {
            // both ends are closed now
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}

package dev.drawbridge.server.attached;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A way to a socket that a test can cut, and open again. */
final class Relay implements AutoCloseable {
    private final ServerSocketChannel door;
    private final List<SocketChannel> links = new CopyOnWriteArrayList<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile Path target;

    private Relay(ServerSocketChannel door, Path target) {
        this.door = door;
        this.target = target;
    }

    static Relay to(Path target) {
        try {
            Relay relay = new Relay(ServerSocketChannel.open()
                    .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), target);
            Thread.startVirtualThread(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.socket().getLocalPort();
    }

    /** Cuts all there is, and lets nobody through until it is opened. */
    void cut() {
        open.set(false);
        links.forEach(Relay::end);
        links.clear();
    }

    void open() {
        open.set(true);
    }

    void open(Path other) {
        target = other;
        open();
    }

    private void accept() {
        try {
            while (door.isOpen()) {
                SocketChannel near = door.accept();
                if (open.get()) {
                    connect(near);
                } else {
                    end(near);
                }
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void connect(SocketChannel near) throws IOException {
        SocketChannel far = SocketChannel.open(StandardProtocolFamily.UNIX);
        links.addAll(List.of(near, far));
        far.connect(UnixDomainSocketAddress.of(target));
        Thread.startVirtualThread(() -> copy(near, far));
        Thread.startVirtualThread(() -> copy(far, near));
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        try (InputStream in = Channels.newInputStream(from);
                OutputStream out = Channels.newOutputStream(to)) {
            in.transferTo(out);
        } catch (IOException cut) {
            end(from);
        }
    }

    private static void end(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}

package dev.drawbridge.partners.codex;

import dev.drawbridge.partners.machine.AgentProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A real app-server that listens for WebSockets: the yardstick for whatever else listens for its clients. */
public final class CodexListener implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(5);

    private final CodexHome home;
    private final AgentProcess process;
    private final int port;

    private CodexListener(CodexHome home, AgentProcess process, int port) {
        this.home = home;
        this.process = process;
        this.port = port;
    }

    /** Starts with these arguments besides the address; returns when it listens. */
    public static CodexListener start(CodexSettings settings, String... arguments) {
        CodexHome home = CodexHome.of(settings);
        int port = freePort();
        AgentProcess process;
        try {
            process = home.command("app-server", "--listen", "ws://127.0.0.1:" + port).with(arguments)
                    .start();
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
        CodexListener listener = new CodexListener(home, process, port);
        try {
            listener.awaitReady();
            return listener;
        } catch (RuntimeException | Error e) {
            listener.close();
            throw e;
        }
    }

    public URI uri() {
        return URI.create("ws://127.0.0.1:" + port);
    }

    public CodexClient connect() {
        return Codex.connect(uri());
    }

    public CodexHome home() {
        return home;
    }

    @Override
    public void close() {
        process.close();
        home.close();
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!accepts()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new AssertionError("codex app-server does not listen: " + process.stderr());
            }
            // a port tells nobody that it opens
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.drawbridge.partners.codex;

import dev.drawbridge.partners.machine.AgentProcess;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real app-server that listens on a socket in its home, as Codex's daemon does. */
public final class CodexSocket implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(5);

    private final AgentProcess process;
    private final Path path;

    private CodexSocket(AgentProcess process, Path path) {
        this.process = process;
        this.path = path;
    }

    /** Starts it in a home that outlives it; returns when it listens. */
    public static CodexSocket start(CodexHome home) {
        Path path = home.directory().resolve("app-server-control").resolve("app-server-control.sock");
        CodexSocket socket = new CodexSocket(home.command("app-server", "--listen", "unix://").start(), path);
        try {
            socket.awaitReady();
            return socket;
        } catch (RuntimeException | Error e) {
            socket.close();
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    /** Ends it without a chance to say or write down anything. */
    public void kill() {
        process.handle().destroyForcibly();
        process.handle().onExit().orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @Override
    public void close() {
        process.close();
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!accepts()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new AssertionError("codex app-server does not listen: " + process.stderr());
            }
            // a socket tells nobody that it opens
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private boolean accepts() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(path));
        } catch (IOException notYet) {
            return false;
        }
    }
}

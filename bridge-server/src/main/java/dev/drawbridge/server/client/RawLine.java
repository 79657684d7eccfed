package dev.drawbridge.server.client;

import dev.drawbridge.core.process.LineSink;
import dev.drawbridge.core.websocket.CannotConnectException;
import dev.drawbridge.core.websocket.WebSocket;
import java.io.IOException;
import java.time.Duration;

/** A connection to a bridge on which somebody else speaks: nothing is said on it but what is passed on, not even a greeting. */
public final class RawLine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** What an agent says may be long: histories are. */
    private static final int LONGEST_MESSAGE = 1 << 30;
    private static final byte[] NOTHING = {'\n'};

    private final WebSocket socket;
    private final Vigil vigil;

    private RawLine(WebSocket socket) {
        this.socket = socket;
        this.vigil = Vigil.over(socket::close);
    }

    /** Goes there. */
    public static RawLine open(Destination destination) throws CannotReachBridge {
        try {
            return new RawLine(WebSocket.open(destination.address(), destination.path(), destination.token(),
                    PATIENCE));
        } catch (CannotConnectException impossible) {
            throw new CannotReachBridge(destination.sentence(impossible), impossible);
        }
    }

    /** Passes on whole lines, each a message. */
    public void send(byte[] lines) throws IOException {
        send(lines, 0, lines.length);
    }

    /** Passes on those that stand there. */
    public void send(byte[] block, int from, int length) throws IOException {
        synchronized (socket) {
            socket.output().write(block, from, length);
            socket.output().flush();
        }
    }

    /** Reads until the connection ends, and tells how it ended. */
    public String read(LineSink sink) throws IOException {
        try {
            return socket.read(LONGEST_MESSAGE, (block, from, to) -> {
                vigil.heard();
                sink.lines(block, from, to);
            }, this::answerPing);
        } finally {
            vigil.stop();
        }
    }

    private void answerPing() {
        vigil.heard();
        try {
            send(NOTHING);
        } catch (IOException ended) {
            close();
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}

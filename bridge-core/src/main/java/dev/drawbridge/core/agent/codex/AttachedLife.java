package dev.drawbridge.core.agent.codex;

import dev.drawbridge.core.agent.AgentLink;
import dev.drawbridge.core.agent.AgentListener;
import dev.drawbridge.core.process.LineWriter;
import dev.drawbridge.core.process.QueueLimits;
import dev.drawbridge.core.websocket.WebSocket;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One connection to an app-server that goes on without it.
 *
 * <p>A platform thread of its own reads what it says and waits for no client, since a reader who is slow is cut off;
 * whatever ends the connection, that thread is the one that says so, last.
 */
final class AttachedLife implements AgentLink {
    /** As for a Codex on stdio. */
    private static final QueueLimits WAITING = new QueueLimits(1024, 64L << 20);

    /** The longest message that is waited for; histories of 23 MB have been seen. */
    private static final int LONGEST_MESSAGE = 1 << 30;

    private final WebSocket socket;
    private final AgentListener listener;
    private final LineWriter writer;
    private final AtomicReference<String> reason = new AtomicReference<>("");

    private AttachedLife(WebSocket socket, AgentListener listener) {
        this.socket = socket;
        this.listener = listener;
        this.writer = new LineWriter(socket.output(), WAITING);
    }

    static AttachedLife begin(WebSocket socket, AgentListener listener) {
        AttachedLife life = new AttachedLife(socket, listener);
        Thread.ofPlatform().name("codex-input").daemon().start(life::write);
        Thread.ofPlatform().name("codex-output").daemon().start(life::read);
        return life;
    }

    @Override
    public boolean offer(byte[] message, long unread) {
        return writer.offer(message, unread);
    }

    @Override
    public void put(byte[] message) {
        writer.put(message);
    }

    /** Takes leave; what Codex does goes on. */
    @Override
    public void close() {
        end("the bridge has hung up");
    }

    private void end(String why) {
        reason.compareAndSet("", why);
        writer.close();
        socket.close();
    }

    private void write() {
        try {
            writer.run();
        } catch (IOException | InterruptedException deaf) {
            end("it could not be written to: " + deaf.getMessage());
        }
    }

    private void read() {
        String end = "";
        try {
            end = socket.read(LONGEST_MESSAGE, listener::lines, () -> writer.put(new byte[0]));
        } catch (IOException broken) {
            end = "it could not be read: " + broken.getMessage();
        } finally {
            end(end);
            listener.ended(reason.get());
        }
    }
}

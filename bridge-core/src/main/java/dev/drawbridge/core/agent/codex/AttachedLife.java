package dev.drawbridge.core.agent.codex;

import dev.drawbridge.core.agent.AgentListener;
import dev.drawbridge.core.failure.Why;
import dev.drawbridge.core.websocket.WebSocket;
import java.io.IOException;

/** One connection to an app-server that goes on without it. A reader who is slow is cut off by it. */
final class AttachedLife extends CodexLink {
    private final WebSocket socket;

    private AttachedLife(WebSocket socket, AgentListener listener) {
        super(socket.output(), listener);
        this.socket = socket;
    }

    static AttachedLife begin(WebSocket socket, AgentListener listener) {
        AttachedLife life = new AttachedLife(socket, listener);
        life.begin();
        return life;
    }

    /** Takes leave; what Codex does goes on. */
    @Override
    public void close() {
        end("the bridge has hung up");
    }

    @Override
    String listen(AgentListener listener) throws IOException {
        return socket.read(LONGEST_MESSAGE, listener::lines, () -> put(new byte[0]));
    }

    @Override
    void hangUp() {
        socket.close();
    }

    @Override
    String whenDeaf(Exception deaf) {
        return "it could not be written to: " + Why.of(deaf);
    }

    @Override
    String whenBroken(IOException broken) {
        return "it could not be read: " + Why.of(broken);
    }

    @Override
    String lastReason(String known) {
        return known;
    }
}

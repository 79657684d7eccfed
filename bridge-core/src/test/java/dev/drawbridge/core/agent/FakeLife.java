package dev.drawbridge.core.agent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** One life of a {@link FakeAgent}. */
public final class FakeLife implements AgentLink {
    private final ReentrantLock speaking = new ReentrantLock();
    private final AgentListener listener;
    private final FakeAgent.Script script;
    private final List<String> written = new ArrayList<>();
    private boolean full;
    private boolean closed;
    private boolean ended;

    FakeLife(AgentListener listener, FakeAgent.Script script) {
        this.listener = listener;
        this.script = script;
    }

    @Override
    public boolean offer(byte[] message, long unread) {
        synchronized (written) {
            if (full) {
                return false;
            }
        }
        put(message);
        return true;
    }

    @Override
    public void put(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8);
        synchronized (written) {
            if (closed) {
                return;
            }
            written.add(text);
        }
        script.written(this, text);
    }

    /** Speaks these lines in one block. */
    public void say(String... lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
        }
        byte[] block = text.toString().getBytes(StandardCharsets.UTF_8);
        speaking.lock();
        try {
            if (!ended) {
                listener.lines(block, 0, block.length);
            }
        } finally {
            speaking.unlock();
        }
    }

    /** Dies of itself. */
    public void die(String reason) {
        speaking.lock();
        try {
            if (!ended) {
                ended = true;
                listener.ended(reason);
            }
        } finally {
            speaking.unlock();
        }
    }

    /** Lets its queue be full, or not. */
    public void full(boolean full) {
        synchronized (written) {
            this.full = full;
        }
    }

    /** Everything written to it so far. */
    public List<String> written() {
        synchronized (written) {
            return List.copyOf(written);
        }
    }

    public boolean isClosed() {
        synchronized (written) {
            return closed;
        }
    }

    @Override
    public void close() {
        synchronized (written) {
            closed = true;
        }
        die("closed");
    }
}

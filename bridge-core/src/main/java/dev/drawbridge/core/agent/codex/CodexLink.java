package dev.drawbridge.core.agent.codex;

import dev.drawbridge.core.agent.AgentLink;
import dev.drawbridge.core.agent.AgentListener;
import dev.drawbridge.core.process.LineWriter;
import dev.drawbridge.core.process.QueueLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A way to an app-server and back.
 *
 * <p>A platform thread of its own reads what the app-server says and waits for no client; whatever ends the link, that
 * thread is the one that says so, last. Another one writes.
 */
abstract sealed class CodexLink implements AgentLink permits CodexLife, AttachedLife {
    /** When full the asker is refused: Codex reads quickly, so it stands still and more would not help. */
    private static final QueueLimits WAITING = new QueueLimits(1024, 64L << 20);

    /** The longest message that is waited for; histories of 23 MB have been seen. */
    static final int LONGEST_MESSAGE = 1 << 30;

    private final AgentListener listener;
    private final LineWriter writer;
    private final AtomicReference<String> reason = new AtomicReference<>("");

    CodexLink(OutputStream out, AgentListener listener) {
        this.listener = listener;
        this.writer = new LineWriter(out, WAITING);
    }

    void begin() {
        Thread.ofPlatform().name("codex-input").daemon().start(this::write);
        Thread.ofPlatform().name("codex-output").daemon().start(this::read);
    }

    @Override
    public boolean offer(byte[] message, long unread) {
        return writer.offer(message, unread);
    }

    @Override
    public void put(byte[] message) {
        writer.put(message);
    }

    /** Ends it; the first reason that says anything is the one that counts. */
    final void end(String why) {
        reason.compareAndSet("", why);
        writer.close();
        hangUp();
    }

    private void write() {
        try {
            writer.run();
        } catch (IOException | InterruptedException deaf) {
            end(whenDeaf(deaf));
        }
    }

    private void read() {
        String why = "";
        try {
            why = listen(listener);
        } catch (IOException broken) {
            why = whenBroken(broken);
        } finally {
            end(why);
            listener.ended(lastReason(reason.get()));
        }
    }

    /** Reads to the end, and tells why that came, if it is known. */
    abstract String listen(AgentListener listener) throws IOException;

    /** Lets go of the other side. */
    abstract void hangUp();

    abstract String whenDeaf(Exception deaf);

    abstract String whenBroken(IOException broken);

    /**
     * Why it has ended, after the last line.
     *
     * @param known empty if nobody here wanted it
     */
    abstract String lastReason(String known);
}

package dev.drawbridge.core.agent.codex;

import dev.drawbridge.core.agent.AgentLink;
import dev.drawbridge.core.agent.AgentListener;
import dev.drawbridge.core.process.Child;
import dev.drawbridge.core.process.LineReader;
import dev.drawbridge.core.process.LineWriter;
import dev.drawbridge.core.process.QueueLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One {@code codex app-server} process.
 *
 * <p>A platform thread of its own reads what it says and waits for no client; whatever ends the life, that thread is
 * the one that says so, last.
 */
final class CodexLife implements AgentLink {
    private static final Logger STDERR = LoggerFactory.getLogger("drawbridge.agent.codex");

    /** When full the asker is refused: Codex reads quickly, so it stands still and more would not help. */
    private static final QueueLimits WAITING = new QueueLimits(1024, 64L << 20);

    /** The longest message that is waited for; histories of 23 MB have been seen. */
    private static final int LONGEST_LINE = 1 << 30;

    private static final Duration FOR_LAST_WORDS = Duration.ofMillis(500);

    private final Child child;
    private final AgentListener listener;
    private final LineWriter writer;
    private final LastWords lastWords = new LastWords(STDERR::debug);
    private final Thread errors;
    private final AtomicReference<String> reason = new AtomicReference<>("");

    private CodexLife(Child child, AgentListener listener) {
        this.child = child;
        this.listener = listener;
        this.writer = new LineWriter(child.input(), WAITING);
        this.errors = Thread.ofVirtual().name("codex-errors").unstarted(() -> lastWords.read(child.errors()));
    }

    static CodexLife begin(Child child, AgentListener listener) {
        CodexLife life = new CodexLife(child, listener);
        life.errors.start();
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

    @Override
    public void close() {
        end("codex was stopped");
    }

    private void end(String why) {
        reason.compareAndSet("", why);
        writer.close();
        child.end();
    }

    /** A Codex that cannot be written to is of no use; if it crashed, its exit says more than the broken pipe. */
    private void write() {
        try {
            writer.run();
        } catch (IOException | InterruptedException deaf) {
            end("");
        }
    }

    private void read() {
        try {
            new LineReader(child.output(), LONGEST_LINE, listener::lines).run();
        } catch (IOException broken) {
            end("codex could not be read: " + broken.getMessage());
        } finally {
            listener.ended(lastReason());
        }
    }

    /** After the last line: why it ended, which its exit code and last words tell if nobody here wanted it. */
    private String lastReason() {
        end("");
        if (!reason.get().isEmpty()) {
            return reason.get();
        }
        try {
            errors.join(FOR_LAST_WORDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        return "codex ended unexpectedly with exit code " + child.exitCode()
                + String.join("", lastWords.lines().stream().map(line -> "\n  " + line).toList());
    }
}

package dev.drawbridge.core.agent.codex;

import dev.drawbridge.core.agent.AgentListener;
import dev.drawbridge.core.failure.Why;
import dev.drawbridge.core.process.Child;
import dev.drawbridge.core.process.LastWords;
import dev.drawbridge.core.process.LineReader;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One {@code codex app-server} process. */
final class CodexLife extends CodexLink {
    private static final Logger STDERR = LoggerFactory.getLogger("drawbridge.agent.codex");

    private static final Duration FOR_LAST_WORDS = Duration.ofMillis(500);

    private final Child child;
    private final LastWords lastWords = new LastWords(STDERR::debug);
    private final Thread errors;

    private CodexLife(Child child, AgentListener listener) {
        super(child.input(), listener);
        this.child = child;
        this.errors = Thread.ofVirtual().name("codex-errors").unstarted(() -> lastWords.read(child.errors()));
    }

    static CodexLife begin(Child child, AgentListener listener) {
        CodexLife life = new CodexLife(child, listener);
        life.errors.start();
        life.begin();
        return life;
    }

    @Override
    public void close() {
        end("codex was stopped");
    }

    @Override
    String listen(AgentListener listener) throws IOException {
        new LineReader(child.output(), LONGEST_MESSAGE, listener::lines).run();
        return "";
    }

    @Override
    void hangUp() {
        child.end();
    }

    /** A Codex that cannot be written to is of no use; if it crashed, its exit says more than the broken pipe. */
    @Override
    String whenDeaf(Exception deaf) {
        return "";
    }

    @Override
    String whenBroken(IOException broken) {
        return "codex could not be read: " + Why.of(broken);
    }

    /** Its exit code and last words tell if nobody here wanted it. */
    @Override
    String lastReason(String known) {
        if (!known.isEmpty()) {
            return known;
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

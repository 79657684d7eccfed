package dev.drawbridge.core.agent.pi;

import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentLink;
import dev.drawbridge.core.agent.AgentListener;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.pi.session.Sessions;
import dev.drawbridge.core.agent.pi.shelf.Shelf;
import dev.drawbridge.core.agent.speech.InProcessLife;
import java.nio.file.Path;
import java.util.Optional;

/** Pi: one process for each live thread, and its session files for all the others. */
public final class PiAgent implements Agent {
    public static final String NAME = "pi";

    private final PiOptions options;
    private final Shelf shelf;
    private final Clock clock;
    private final Sessions sessions;
    private final Presence presence = new Presence();

    /**
     * One that is as it was installed and configured.
     *
     * @param shelf keeps what Pi does not keep itself
     */
    public PiAgent(PiOptions options, Shelf shelf, Clock clock) {
        this.options = options;
        this.shelf = shelf;
        this.clock = clock;
        this.sessions = new Sessions(options.program().sessionsDirectory(),
                new Recollection(shelf), clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Whether Pi is installed where it is looked for. */
    public boolean isInstalled() {
        return options.program().binary().isPresent();
    }

    @Override
    public Optional<Path> directory() {
        return Optional.of(options.directory().toAbsolutePath());
    }

    @Override
    public boolean knows(String threadId) {
        return presence.has(threadId) || sessions.knows(threadId);
    }

    @Override
    public boolean isManyProcesses() {
        return true;
    }

    /** What waits in a thread's queue is said when its time comes, whoever is there. */
    @Override
    public boolean worksUnasked() {
        return true;
    }

    @Override
    public Optional<String> runtime(String threadId) {
        return presence.runtime(threadId);
    }

    @Override
    public AgentLink start(AgentListener listener) throws AgentUnavailable {
        if (!isInstalled()) {
            throw new AgentUnavailable(
                    "pi was not found: install it with `npm install -g @earendil-works/pi-coding-agent`, or say where it is with --pi-bin");
        }
        Thread.ofVirtual().name("pi-sessions").start(() -> sessions.knows(""));
        return InProcessLife.begin(NAME, listener,
                thread -> FrontDesk.open(listener, thread, options, shelf, clock, sessions, presence));
    }
}

package dev.drawbridge.core.engine;

import java.util.Optional;

/** Something the agent has asked and waits for. */
final class Question {
    private final long id;
    private final long agentsId;
    private final Optional<SharedThread> thread;
    private final boolean resolvedByAgent;
    private boolean answered;

    Question(long id, long agentsId, Optional<SharedThread> thread, boolean resolvedByAgent) {
        this.id = id;
        this.agentsId = agentsId;
        this.thread = thread;
        this.resolvedByAgent = resolvedByAgent;
    }

    /** The id by which clients know it, whatever agent asks and however often it was restarted. */
    long id() {
        return id;
    }

    long agentsId() {
        return agentsId;
    }

    Optional<SharedThread> thread() {
        return thread;
    }

    /** Whether the agent will say that it is resolved, so that it stays known until then. */
    boolean isResolvedByAgent() {
        return resolvedByAgent;
    }

    boolean answered() {
        return answered;
    }

    void answer() {
        answered = true;
    }
}

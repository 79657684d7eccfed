package dev.drawbridge.core.engine;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Something the agent has asked and waits for. */
final class Question {
    private final long id;
    private final long agentsId;
    private final Optional<SharedThread> thread;
    private final boolean resolvedByAgent;
    private final Set<ClientConnection> asked = new HashSet<>();
    private Consumer<ClientConnection> apart = client -> {};
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

    /** Who has been asked; a client that resumes the thread has to be. */
    Set<ClientConnection> asked() {
        return asked;
    }

    /** It is asked outside the thread's log, each client in its own form, by this. */
    void askApart(Consumer<ClientConnection> asking) {
        apart = asking;
    }

    void repeatApart(ClientConnection client) {
        asked.add(client);
        apart.accept(client);
    }

    boolean answered() {
        return answered;
    }

    void answer() {
        answered = true;
    }
}

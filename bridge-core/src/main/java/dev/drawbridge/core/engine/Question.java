package dev.drawbridge.core.engine;

import dev.drawbridge.core.approval.Pending;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Something the agent has asked and waits for. */
final class Question {
    private final long id;
    private final Seat seat;
    private final long agentsId;
    private final String method;
    private final Optional<SharedThread> thread;
    private final boolean resolvedByAgent;
    private final Set<ClientConnection> asked = new HashSet<>();
    private BiConsumer<ClientConnection, Long> again = (client, after) -> {};
    private boolean answered;
    private boolean untold;
    private Optional<Pending> approval = Optional.empty();
    private byte[] message = {};
    private byte[] reply = {};

    Question(long id, Seat seat, long agentsId, String method, Optional<SharedThread> thread,
            boolean resolvedByAgent) {
        this.id = id;
        this.seat = seat;
        this.agentsId = agentsId;
        this.method = method;
        this.thread = thread;
        this.resolvedByAgent = resolvedByAgent;
    }

    /** The id by which clients know it, whatever agent asks and however often it was restarted. */
    long id() {
        return id;
    }

    /** Who asks. */
    Seat seat() {
        return seat;
    }

    /** The id by which whoever asks knows it. */
    long agentsId() {
        return agentsId;
    }

    /** What kind of question it is. */
    String method() {
        return method;
    }

    /** The agent's own words. */
    void said(byte[] bytes) {
        message = bytes;
    }

    /** Whether the agent asks the same: under an id that it gives out anew it may ask something else. */
    boolean isAskedBy(byte[] bytes) {
        return Arrays.equals(message, bytes);
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

    /** Who comes back to the thread, and has what its log tells up to a number, is asked again by this. */
    void askAgainBy(BiConsumer<ClientConnection, Long> asking) {
        again = asking;
    }

    /** Asks a client that comes back and is going to be told what happened behind {@code after}. */
    void askAgain(ClientConnection client, long after) {
        asked.add(client);
        again.accept(client, after);
    }

    /** It is a person who must answer, and this is what becomes of it. */
    void becomes(Pending approval) {
        this.approval = Optional.of(approval);
    }

    Optional<Pending> approval() {
        return approval;
    }

    /** Whether nobody was told of it, since a rule had answered first. */
    boolean isUntold() {
        return untold;
    }

    void keepUntold() {
        untold = true;
    }

    boolean answered() {
        return answered;
    }

    void answer() {
        answered = true;
    }

    /** What is written to the agent: if it asks again when the link to it was lost, it has not got it. */
    void reply(byte[] bytes) {
        reply = bytes;
    }

    byte[] reply() {
        return reply.clone();
    }
}

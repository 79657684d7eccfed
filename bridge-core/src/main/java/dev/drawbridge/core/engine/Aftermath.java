package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.bridge.attention.AttentionKind;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.Optional;

/**
 * What becomes of what hung on a life of the agent that has ended, or on a link to one that goes on. The switchboard's
 * lock guards all of it.
 */
final class Aftermath {
    private final Switchboard switchboard;

    Aftermath(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    /**
     * Ends what hung on it: calls fail, questions are withdrawn; the next life starts with a clean slate.
     *
     * @param refusal why there is none, if there is none
     */
    void mourn(Seat seat, Optional<Problem> refusal) {
        AgentLife ended = seat.life();
        if (ended.isShared()) {
            part(seat, refusal);
            return;
        }
        fail(seat, refusal);
        switchboard.questions().closeAll(seat).forEach(question -> withdraw(question, "the agent has ended"));
        switchboard.threads().of(seat).stream().filter(SharedThread::followed).forEach(this::interrupt);
        forgetFirst(seat);
        switchboard.threads().of(seat).forEach(SharedThread::newLife);
        switchboard.threads().of(seat).forEach(switchboard.attendance()::settled);
    }

    /** Forgets what only the agent that does all that belongs to no thread has said, and what runs there. */
    private void forgetFirst(Seat seat) {
        if (seat.isFirst()) {
            switchboard.clients().forEach(client -> client.handles().clear());
            switchboard.greeting().newLife();
        }
    }

    private void fail(Seat seat, Optional<Problem> refusal) {
        AgentLife ended = seat.life();
        seat.begin(new AgentLife(refusal));
        Problem fate = refusal.orElse(Problem.of(ErrorCode.AGENT_RESTARTED, "agent restarted"));
        for (Call call : ended.end()) {
            switch (call) {
                case Call.OfClient own -> own.client().say(Answers.failure(own.id(), fate));
                case Call.OfBridge own -> own.lost().run();
            }
        }
    }

    /**
     * Ends what hung on the link to an agent that goes on: calls fail, but turns run and questions stay open, until the
     * next link tells what has become of them. Who comes back from before to a thread in which something was going on
     * needs a snapshot.
     */
    private void part(Seat seat, Optional<Problem> refusal) {
        fail(seat, refusal);
        switchboard.questions().suspend(seat);
        switchboard.questions().suspended(seat, question -> question.thread()
                .filter(thread -> thread.followed() || thread.isMissed()).isEmpty()).forEach(this::retire);
        for (SharedThread thread : switchboard.threads().of(seat)) {
            if (thread.followed() && (thread.active() || thread.progress().isRunning())) {
                thread.log().skip();
                thread.log().cut(thread.log().last());
            }
        }
        forgetFirst(seat);
        switchboard.threads().of(seat).forEach(SharedThread::parted);
        switchboard.threads().of(seat).forEach(switchboard.attendance()::settled);
    }

    /** The questions of the thread that the agent has not asked again are settled. */
    void withdrawSuspended(SharedThread thread) {
        switchboard.questions().suspended(thread.seat(),
                question -> question.thread().equals(Optional.of(thread)))
                .forEach(this::retire);
    }

    /** What has become of a thread cannot be told: its turn is over as far as anybody will hear. */
    void giveUp(SharedThread thread) {
        withdrawSuspended(thread);
        interrupt(thread);
        lose(thread);
    }

    /** The agent does not wait for it any more. */
    void retire(Question question) {
        switchboard.questions().close(question);
        withdraw(question, "the agent asks no more: its turn has ended, or it was answered elsewhere");
    }

    private void withdraw(Question question, String reason) {
        question.approval()
                .ifPresent(approval -> switchboard.concerns().approvals().withdraw(approval, reason));
        if (question.isUntold()) {
            return;
        }
        question.thread().ifPresent(thread -> switchboard.append(thread, Answers.notification(
                "serverRequest/resolved",
                "{\"threadId\":" + Answers.quoted(thread.id()) + ",\"requestId\":" + question.id() + "}")));
    }

    /**
     * The turn that was running is over; when the agent is asked again, it says so too. What else it wrote down while it
     * ended it has told nobody: who comes back from before needs a snapshot.
     */
    private void interrupt(SharedThread thread) {
        thread.log().deliver();
        thread.log().history().runningTurn().ifPresent(turn -> {
            switchboard.append(thread, Answers.notification("turn/completed",
                    "{\"threadId\":" + Answers.quoted(thread.id()) + ",\"turn\":{\"id\":"
                            + Answers.quoted(turn)
                            + ",\"rootTurnId\":" + Answers.quoted(turn)
                            + ",\"items\":[],\"itemsView\":\"notLoaded\",\"status\":\"interrupted\",\"error\":null,"
                            + "\"startedAt\":null,\"completedAt\":null,\"durationMs\":null}}"));
            thread.log().skip();
            thread.log().cut(thread.log().last());
            switchboard.concerns().turnEnded(thread, Optional.of(turn), AttentionKind.TURN_FAILED,
                    Optional.of("the agent has ended"));
        });
    }

    /** The agent does not know the thread any more. */
    void lose(SharedThread thread) {
        switchboard.append(thread,
                Answers.notification("thread/closed", "{\"threadId\":" + Answers.quoted(thread.id()) + "}"));
        switchboard.attendance().unload(thread);
    }
}

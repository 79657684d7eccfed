package dev.drawbridge.core.agent.pi.thread;

import dev.drawbridge.core.agent.pi.story.StoryTurn;
import dev.drawbridge.core.agent.pi.story.TurnStatus;
import java.util.List;
import java.util.Optional;

/** The end of what Pi does: the turn ends, and what it did not hear in it is said anew. */
final class RunEnd {
    private final Live live;
    private boolean checking;

    RunEnd(Live live) {
        this.live = live;
    }

    /** Whether it is still being looked what there is to say anew. */
    boolean isChecking() {
        return checking;
    }

    /** Pi goes on no more. */
    void over() {
        live.activity().settled();
        live.telling().cutOff();
        Optional<LiveTurn> turn = live.turns().run();
        checking = true;
        live.check(turn.map(LiveTurn::id).orElse(""), () -> {
            turn.filter(live.turns()::isRunning).ifPresent(it -> live.turns().end(ending(it)));
            live.steering().settled(this::sayAnew);
        });
    }

    private void sayAnew(List<Steer> left) {
        checking = false;
        live.line().addFirst(left.stream()
                .map(steer -> new Saying(live, steer.prompt(), steer.words(),
                        new Redelivery(steer, live.speech(), live.watcher())))
                .toList());
        live.wentOn();
    }

    /** What a person wanted counts more than what Pi says of it. */
    private Ending ending(LiveTurn turn) {
        Optional<StoryTurn> told = live.telling().story().last().filter(it -> it.id().equals(turn.id()));
        TurnStatus status = told.map(StoryTurn::status).orElse(TurnStatus.COMPLETED);
        if (turn.isInterrupting()) {
            if (status != TurnStatus.INTERRUPTED) {
                live.telling().mark("interrupted:" + turn.id());
            }
            return new Ending.Interrupted();
        }
        return switch (status) {
            case FAILED -> new Ending.Failed(
                    told.flatMap(StoryTurn::error).orElse("Pi's model has failed."));
            case INTERRUPTED -> new Ending.Interrupted();
            case IN_PROGRESS, COMPLETED -> new Ending.Completed();
        };
    }

    /** Pi is gone: what it did has failed. */
    void cutOff(String sentence) {
        live.telling().cutOff();
        live.turns().running().ifPresent(turn -> {
            boolean wanted = turn.isInterrupting();
            if (turn.kind() == LiveTurn.Kind.RUN) {
                live.telling().mark(wanted
                        ? "interrupted:" + turn.id()
                        : "failed:" + turn.id() + ":" + sentence);
            }
            live.turns().end(wanted ? new Ending.Interrupted() : new Ending.Failed(sentence));
        });
    }

    void forget() {
        checking = false;
    }
}

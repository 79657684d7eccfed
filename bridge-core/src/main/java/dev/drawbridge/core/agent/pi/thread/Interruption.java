package dev.drawbridge.core.agent.pi.thread;

import dev.drawbridge.core.agent.pi.rpc.Dialog;
import java.time.Duration;
import java.util.Optional;

/** How what runs is ended when a person wants that. */
final class Interruption {
    /** So long may what was told to stop take for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Live live;
    private Optional<Saying> command = Optional.empty();
    private Optional<ShellCommand> shell = Optional.empty();

    Interruption(Live live) {
        this.live = live;
    }

    /** A command of an extension runs. */
    void commandRuns(Saying saying) {
        command = Optional.of(saying);
    }

    void isOver(Saying saying) {
        command = command.filter(it -> !it.equals(saying));
    }

    void shellRuns(ShellCommand running) {
        shell = Optional.of(running);
    }

    void shellEnded() {
        shell = Optional.empty();
    }

    void shellSaid(String delta) {
        shell.ifPresent(running -> running.more(delta));
    }

    void forget() {
        command = Optional.empty();
        shell = Optional.empty();
    }

    /** Ends the turn that runs: it ends as soon as Pi has let go of it. */
    void interrupt() {
        live.turns().running().ifPresent(turn -> {
            turn.interrupting();
            // before the dialogs: what waits for them is to find that it must stop, not that it may go on
            if (turn.kind() != LiveTurn.Kind.SHELL) {
                abort();
            }
            live.dialogs().cancel();
            live.watcher().interrupted();
            switch (turn.kind()) {
                case RUN, COMPACTION -> {
                    /* it ends when Pi says so, or with Pi */ }
                case SHELL -> shell.ifPresent(ShellCommand::abort);
                case COMMAND -> {
                    live.turns().end(new Ending.Interrupted());
                    command.ifPresent(Saying::letGo);
                }
            }
            live.later().after(PATIENCE, () -> insist(turn));
        });
    }

    /** What does not heed that it is to stop is ended with its process. */
    private void insist(LiveTurn turn) {
        if (live.turns().isRunning(turn)) {
            live.host().end();
        }
    }

    /** Pi begins something: what it was told to break off before is broken off now. */
    void runStarted() {
        if (isWanted()) {
            abort();
        }
    }

    private boolean isWanted() {
        return live.turns().running().filter(LiveTurn::isInterrupting).isPresent();
    }

    private void abort() {
        live.host().command("abort", reply -> {});
    }

    /** Whoever waits for an answer holds up an interruption. */
    void asked(Dialog dialog) {
        if (isWanted()) {
            live.host().reply(dialog.id(), UserInput.cancelled());
        } else {
            live.dialogs().asked(dialog);
        }
    }
}

package dev.drawbridge.core.agent.pi.thread;

import dev.drawbridge.core.agent.pi.rpc.PiState;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * An older Pi does not say when it has settled, and is for a moment as if it had when it will try again. So it is asked
 * for its state after a run: what it does by itself it says before it answers.
 */
final class LegacySettling implements Settling {
    /** In which Pi begins what it begins after a pause, which is 100 ms. */
    private static final Duration PAUSE = Duration.ofMillis(700);

    private final Runnable over;
    private final Asking asking;
    private final Later later;
    private boolean hasRun;
    private boolean running;
    private int question;

    /** Asks Pi for its state; nothing is given when it has ended. */
    @FunctionalInterface
    interface Asking {
        void state(Consumer<PiState> given);
    }

    LegacySettling(Runnable over, Asking asking, Later later) {
        this.over = over;
        this.asking = asking;
        this.later = later;
    }

    @Override
    public void started() {
        question++;
        running = true;
        hasRun = true;
    }

    @Override
    public void ended() {
        running = false;
        ask(/* patient= */ false);
    }

    @Override
    public void cut() {
        running = false;
    }

    @Override
    public void settled() {}

    @Override
    public void goesOn() {
        question++;
    }

    @Override
    public void wentOn(boolean certain) {
        if (certain) {
            wait(++question);
        } else if (hasRun && !running) {
            ask(/* patient= */ true);
        }
    }

    /** @param patient whether what waits in Pi's own queues may make it go on */
    private void ask(boolean patient) {
        int asked = ++question;
        asking.state(state -> {
            if (asked != question || !hasRun || running) {
                return;
            }
            if (state.isStreaming() || state.isCompacting() || (patient && state.pending() > 0)) {
                wait(asked);
            } else {
                over();
            }
        });
    }

    private void wait(int asked) {
        later.after(PAUSE, () -> {
            if (asked == question) {
                ask(/* patient= */ false);
            }
        });
    }

    private void over() {
        hasRun = false;
        over.run();
    }

    @Override
    public void forget() {
        question++;
        running = false;
        hasRun = false;
    }
}

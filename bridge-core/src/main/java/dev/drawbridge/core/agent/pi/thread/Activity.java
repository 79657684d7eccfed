package dev.drawbridge.core.agent.pi.thread;

/** What Pi is doing by itself, as its events tell. */
final class Activity {
    private Settling settling = new ModernSettling(() -> {});
    private boolean running;
    private boolean unsettled;
    private boolean retrying;
    private boolean compacting;

    /** A process has come, with its own way to settle. */
    void with(Settling itsOwn) {
        forget();
        settling = itsOwn;
    }

    boolean isCompacting() {
        return compacting;
    }

    /** Whether it waits to try again. */
    boolean isRetrying() {
        return retrying;
    }

    /** Whether it can be told something in the middle of its run. */
    boolean canBeSteered() {
        return running && !retrying && !compacting;
    }

    /** Whether it does nothing, and will do nothing by itself. */
    boolean isSettled() {
        return !unsettled && !compacting;
    }

    void started() {
        running = true;
        unsettled = true;
        retrying = false;
        settling.started();
    }

    void ended() {
        running = false;
        settling.ended();
    }

    void saidSettled() {
        settling.settled();
    }

    void retryStarted() {
        retrying = true;
        unsettled = true;
        settling.goesOn();
    }

    void retryEnded(boolean success) {
        retrying = false;
        if (!success) {
            settling.wentOn(/* certain= */ false);
        }
    }

    /** @param manual whether somebody has asked for it: then a run that goes on is given up */
    void compactionStarted(boolean manual) {
        compacting = true;
        if (manual) {
            running = false;
            settling.cut();
        }
        settling.goesOn();
    }

    void compactionEnded(boolean willRetry) {
        compacting = false;
        settling.wentOn(willRetry);
    }

    /** What it did is over. */
    void settled() {
        running = false;
        unsettled = false;
        retrying = false;
    }

    /** Its process is gone. */
    void forget() {
        settling.forget();
        settled();
        compacting = false;
    }
}

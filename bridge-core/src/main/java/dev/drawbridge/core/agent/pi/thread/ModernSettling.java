package dev.drawbridge.core.agent.pi.thread;

/** Pi says when it has settled; but it says so too when another prompt was refused while a run goes on. */
final class ModernSettling implements Settling {
    private final Runnable over;
    private boolean running;
    private boolean hasRun;

    ModernSettling(Runnable over) {
        this.over = over;
    }

    @Override
    public void started() {
        running = true;
        hasRun = true;
    }

    @Override
    public void ended() {
        running = false;
    }

    @Override
    public void cut() {
        running = false;
    }

    @Override
    public void settled() {
        if (hasRun && !running) {
            hasRun = false;
            over.run();
        }
    }

    @Override
    public void goesOn() {}

    @Override
    public void wentOn(boolean certain) {}

    @Override
    public void forget() {
        running = false;
        hasRun = false;
    }
}

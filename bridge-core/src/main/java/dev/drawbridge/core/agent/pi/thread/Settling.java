package dev.drawbridge.core.agent.pi.thread;

/** Finds when Pi goes on no more by itself. It is told what Pi does. */
interface Settling {
    void started();

    void ended();

    /** A run is over without an end of its own: it was given up for a compaction. */
    void cut();

    /** A modern Pi says that it goes on no more. */
    void settled();

    /** It waits to try again, or compacts: it goes on. */
    void goesOn();

    /**
     * It waits no more, or has compacted.
     *
     * @param certain whether it has said that it tries again
     */
    void wentOn(boolean certain);

    /** Nothing of what was awaited comes any more. */
    void forget();
}

package dev.drawbridge.core.agent.pi.thread;

/** Who wants to know of a thread what clients are not told. */
public interface Watcher {
    /** What {@link PiThread#courier()} says about being ready may be something else now. */
    default void changed() {}

    /** A turn has begun, whoever wanted it. */
    default void began() {}

    /** A turn was interrupted by a person. */
    default void interrupted() {}

    /** Its process has ended since nobody needed it; the next use starts another. */
    default void slept() {}

    /**
     * These words were taken, whoever has said them was told so, and Pi ended before it was seen to have heard them.
     *
     * @param perhapsHeard whether it may have
     */
    default void stranded(Prompt prompt, boolean perhapsHeard) {}
}

package dev.drawbridge.core.agent.pi.queue;

/** Whether a thread could begin a turn. */
public sealed interface Readiness {
    /** It could at once. */
    record Free() implements Readiness {}

    /** A turn runs, or is about to. */
    record Busy() implements Readiness {}

    /**
     * No message must reach it at present, though none runs that it could be steered into.
     *
     * @param sentence why, for people
     */
    record Held(String sentence) implements Readiness {}

    /** It is not loaded. */
    record Away() implements Readiness {}
}

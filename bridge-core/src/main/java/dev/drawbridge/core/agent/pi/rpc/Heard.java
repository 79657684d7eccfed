package dev.drawbridge.core.agent.pi.rpc;

/** What a line of Pi's is. */
sealed interface Heard {
    /**
     * An answer.
     *
     * @param id empty if Pi does not say what it answers
     * @param command the type of what it answers
     */
    record Answer(String id, String command, Reply reply) implements Heard {}

    record Said(PiEvent event) implements Heard {}

    /** No message: extensions may print what they like. */
    record Noise() implements Heard {}
}

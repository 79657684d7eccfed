package dev.drawbridge.core.agent;

/** A coding agent that can be brought to life. */
public interface Agent {
    /** What logs and clients call it: {@code codex}, {@code demo}. */
    String name();

    /**
     * Starts one life of it.
     *
     * @throws AgentUnavailable with a sentence that says what to do
     */
    AgentLink start(AgentListener listener) throws AgentUnavailable;
}

package dev.drawbridge.core.agent;

/** An agent cannot be started; the message is a sentence that says what to do. */
public final class AgentUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    public AgentUnavailable(String sentence) {
        super(sentence);
    }

    public AgentUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

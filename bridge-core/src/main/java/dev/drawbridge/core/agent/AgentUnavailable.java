package dev.drawbridge.core.agent;

/** An agent cannot be started. */
public final class AgentUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    private final String sentence;

    public AgentUnavailable(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public AgentUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** What is missing and what to do about it. */
    public String sentence() {
        return sentence;
    }
}

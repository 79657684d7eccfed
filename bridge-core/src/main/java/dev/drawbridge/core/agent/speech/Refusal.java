package dev.drawbridge.core.agent.speech;

/** A request that cannot be served, in the words of the real Codex. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private static final int INVALID_REQUEST = -32600;

    private final String sentence;

    public Refusal(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public static Refusal missing(String field) {
        return new Refusal("Invalid request: missing field `" + field + "`");
    }

    public int code() {
        return INVALID_REQUEST;
    }

    public String sentence() {
        return sentence;
    }
}

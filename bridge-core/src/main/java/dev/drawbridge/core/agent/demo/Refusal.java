package dev.drawbridge.core.agent.demo;

/** A request that cannot be served, in the words of the real Codex. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private static final int INVALID_REQUEST = -32600;

    private final String sentence;

    Refusal(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    static Refusal missing(String field) {
        return new Refusal("Invalid request: missing field `" + field + "`");
    }

    int code() {
        return INVALID_REQUEST;
    }

    String sentence() {
        return sentence;
    }
}

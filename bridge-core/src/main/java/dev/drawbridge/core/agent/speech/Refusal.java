package dev.drawbridge.core.agent.speech;

import dev.drawbridge.protocol.message.ErrorCode;

/** A request that cannot be served, in the words of the real Codex. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String sentence;

    public Refusal(String sentence) {
        this(ErrorCode.INVALID_REQUEST, sentence);
    }

    public Refusal(ErrorCode code, String sentence) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
    }

    /** Of what nobody has foreseen. */
    public static Refusal unforeseen() {
        return new Refusal(ErrorCode.INTERNAL_ERROR,
                "This cannot be done for a reason that the bridge's log tells");
    }

    public static Refusal missing(String field) {
        return new Refusal("Invalid request: missing field `" + field + "`");
    }

    public int code() {
        return code.number();
    }

    public String sentence() {
        return sentence;
    }
}

package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.message.ErrorCode;
import java.util.Objects;

/** A service refuses a call; the caller is told the code and the sentence, which says what to do instead. */
public final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String sentence;

    public Declined(ErrorCode code, String sentence) {
        super(sentence);
        this.code = Objects.requireNonNull(code, "code");
        this.sentence = sentence;
    }

    public ErrorCode code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }
}

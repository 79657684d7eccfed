package dev.drawbridge.server.tls;

import java.io.Serial;

/** The bridge has no certificate and key that it could be known by; the message says what to do. */
public final class NoIdentityException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    NoIdentityException(String sentence) {
        super(sentence);
    }

    NoIdentityException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** What went wrong and what to do about it. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}

package dev.drawbridge.server.client;

/** A profile that is not there, or cannot be read or written; the message says what to do. */
public final class UnusableProfile extends Exception {
    private static final long serialVersionUID = 1;

    UnusableProfile(String sentence) {
        super(sentence);
    }

    UnusableProfile(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

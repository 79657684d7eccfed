package dev.drawbridge.server.service;

/** The bridge cannot be made a service, or be found as one; the message says what to do instead. */
public final class CannotServe extends Exception {
    private static final long serialVersionUID = 1;

    CannotServe(String sentence) {
        super(sentence);
    }

    /** For the one who gave the command. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}

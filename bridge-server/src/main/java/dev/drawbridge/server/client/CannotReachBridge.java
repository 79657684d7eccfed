package dev.drawbridge.server.client;

/** A command that needs a running bridge finds none; the message says what to do. */
public final class CannotReachBridge extends Exception {
    private static final long serialVersionUID = 1;

    CannotReachBridge(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** For the one who gave the command. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}

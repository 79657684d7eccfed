package dev.drawbridge.server.cli;

/** A command that needs a running bridge finds none; the message says what to do. */
final class CannotReachBridge extends Exception {
    private static final long serialVersionUID = 1;

    CannotReachBridge(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** For the one who gave the command. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}

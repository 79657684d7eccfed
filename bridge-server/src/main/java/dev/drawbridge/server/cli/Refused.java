package dev.drawbridge.server.cli;

/** The bridge does not do what a command asked of it; the message says what to do instead. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;

    Refused(int code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The number of the error as it stands on the wire. */
    int code() {
        return code;
    }

    /** For the one who gave the command. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}

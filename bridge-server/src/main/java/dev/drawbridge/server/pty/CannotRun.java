package dev.drawbridge.server.pty;

/** A program does not run; the message says why. */
public final class CannotRun extends Exception {
    private static final long serialVersionUID = 1;

    public CannotRun(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public CannotRun(String sentence) {
        super(sentence);
    }

    /** For the one who wanted it to. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}

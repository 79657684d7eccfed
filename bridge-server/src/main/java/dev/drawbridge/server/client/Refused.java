package dev.drawbridge.server.client;

/** The bridge does not do what a command asked of it; the message says what to do instead. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;

    /** @param code the number of the error as it stands on the wire */
    public Refused(int code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The number of the error as it stands on the wire. */
    public int code() {
        return code;
    }

    /** For the one who gave the command. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}

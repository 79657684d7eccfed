package dev.drawbridge.server.thread;

/** The connection is gone; whoever wants to go on takes it up again. */
final class LineLost extends Exception {
    private static final long serialVersionUID = 1;

    /** @param reason in a few words, for people */
    LineLost(String reason) {
        super(reason, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

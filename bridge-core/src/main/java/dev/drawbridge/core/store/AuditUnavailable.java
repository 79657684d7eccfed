package dev.drawbridge.core.store;

/** There is no audit that could be read; the message says why, and what to do. */
public final class AuditUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    AuditUnavailable(String sentence) {
        super(sentence);
    }
}

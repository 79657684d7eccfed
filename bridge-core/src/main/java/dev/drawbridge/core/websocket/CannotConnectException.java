package dev.drawbridge.core.websocket;

/** There is no connection to a server. */
public final class CannotConnectException extends Exception {
    private static final long serialVersionUID = 1;

    static final String SILENCE = "it has nothing to say";

    private final Reason reason;

    /** What is in the way. */
    public enum Reason {
        /** Nothing is at the address. */
        NOT_THERE,
        /** The socket or the port is there, and nobody listens. */
        NOT_LISTENING,
        /** This user may not use the socket. */
        FORBIDDEN,
        /** Whoever listens speaks something else, or does not say a word. */
        NO_WEBSOCKET,
        /** A token is missing, or it is the wrong one. */
        UNAUTHORIZED,
        /** It does not show who it is, or is not the one that it should be. */
        UNTRUSTED
    }

    CannotConnectException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    CannotConnectException(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether somebody listens, and has not said a word for too long. */
    public boolean isSilence() {
        return SILENCE.equals(getMessage());
    }

    /** What was seen, for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}

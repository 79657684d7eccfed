package dev.drawbridge.server.endpoint;

/** An endpoint does not start. The message is one sentence for whoever wanted it to, and says what to do. */
public final class CannotListenException extends Exception {
    private static final long serialVersionUID = 1;

    CannotListenException(String message) {
        super(message);
    }

    CannotListenException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.drawbridge.protocol.catalog;

/** The direction of a message and whether it wants an answer. */
public enum Kind {
    CLIENT_REQUEST, SERVER_REQUEST, SERVER_NOTIFICATION, CLIENT_NOTIFICATION;

    /** Whether clients send messages of this kind, and the agent receives them. */
    public boolean fromClient() {
        return this == CLIENT_REQUEST || this == CLIENT_NOTIFICATION;
    }

    /** Whether messages of this kind carry an id and are answered. */
    public boolean isRequest() {
        return this == CLIENT_REQUEST || this == SERVER_REQUEST;
    }
}

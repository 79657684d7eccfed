package dev.drawbridge.core.engine;

/** Why the bridge ends a connection, as the WebSocket close frame says it. */
public enum Farewell {
    SHUTTING_DOWN(1001, "the bridge is shutting down"), TOO_FAR_BEHIND(1008,
            "too far behind: read faster or resume"), REVOKED(4001,
                    "this device may not come in any more: pair it again"), EXPIRED(4001,
                            "the token or session that let this client in is over: log in again"), LOGGED_OUT(
                                    4001,
                                    "this session was ended: log in again");

    private static final int SHUT_OUT = 4001;

    private final int code;
    private final String reason;

    Farewell(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    /** Whether the client is not heard any more, and gets no word of what it has missed. */
    public boolean shutsOut() {
        return code == SHUT_OUT;
    }

    public String reason() {
        return reason;
    }
}

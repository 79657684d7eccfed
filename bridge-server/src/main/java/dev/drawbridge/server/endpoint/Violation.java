package dev.drawbridge.server.endpoint;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.io.Serial;

/** What a client did that ends its connection, as the close frame says it. */
final class Violation extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final int code;

    private Violation(WebSocketCloseStatus status, String reason) {
        super(reason, /* cause= */ null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.code = status.code();
    }

    static Violation protocol(String reason) {
        return new Violation(WebSocketCloseStatus.PROTOCOL_ERROR, reason);
    }

    static Violation payload(String reason) {
        return new Violation(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, reason);
    }

    static Violation policy(String reason) {
        return new Violation(WebSocketCloseStatus.POLICY_VIOLATION, reason);
    }

    static Violation tooBig(int limit) {
        return new Violation(WebSocketCloseStatus.MESSAGE_TOO_BIG,
                "a message may have " + limit + " bytes: send less at once");
    }

    int code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

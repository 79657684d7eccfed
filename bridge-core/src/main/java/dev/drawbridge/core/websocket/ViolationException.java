package dev.drawbridge.core.websocket;

import java.io.IOException;

/** The server has sent what no WebSocket server may send. */
final class ViolationException extends IOException {
    private static final long serialVersionUID = 1;

    ViolationException(String what) {
        super(what);
    }
}

package dev.drawbridge.server.endpoint;

/** Names of the pipeline's stages. */
final class Stage {
    static final String DEADLINE = "deadline";
    static final String FIRST_BYTE = "first-byte";
    static final String TLS = "tls";
    static final String TLS_END = "tls-end";
    static final String HTTP = "http";
    static final String GATE = "gate";
    static final String HEARTBEAT = "heartbeat";
    static final String FRAMES = "frames";
    static final String TURNSTILE = "turnstile";
    static final String SESSION = "session";

    private Stage() {}
}

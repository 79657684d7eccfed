package dev.drawbridge.server.access;

/** What a client has to show to come in. */
public sealed interface Credential {
    /** Whoever reaches the socket comes in: good enough for loopback only. */
    record None() implements Credential {}

    /** One secret that all clients share, sent as a bearer token. */
    record SharedToken(Token token) implements Credential {}

    /** Something that the bridge knows by other means than these options; nobody comes in with nothing. */
    record KnownElsewhere() implements Credential {}
}

package dev.drawbridge.protocol.message;

/** What a scanned text turned out to be. */
public enum Shape {
    REQUEST, NOTIFICATION, RESPONSE, FAILURE,
    /** No message at all; {@link Scanner#refusal()} says why. */
    REFUSED
}

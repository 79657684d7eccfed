package dev.drawbridge.protocol.message;

/**
 * A word that wants no answer and never gets one.
 *
 * @param params empty when there are none
 */
public record Notification(Bytes raw, String method, Bytes params) implements Message {}

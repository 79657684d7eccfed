package dev.drawbridge.protocol.message;

/** The good answer to a request. */
public record Response(Bytes raw, RequestId id, Bytes result) implements Message {}

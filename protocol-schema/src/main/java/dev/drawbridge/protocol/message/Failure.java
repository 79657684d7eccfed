package dev.drawbridge.protocol.message;

/** The bad answer to a request, {@code error} being the whole error object. */
public record Failure(Bytes raw, RequestId id, Bytes error) implements Message {}

package dev.drawbridge.protocol.message;

/**
 * A call that wants an answer.
 *
 * @param params empty when there are none
 */
public record Request(Bytes raw, RequestId id, String method, Bytes params) implements Message {}

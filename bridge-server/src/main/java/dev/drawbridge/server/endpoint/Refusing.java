package dev.drawbridge.server.endpoint;

import dev.drawbridge.core.engine.Connection;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A connection that tells its client to come back later with what it says. */
record Refusing(Connection connection, Duration retryAfter) implements Connection {
    @Override
    public long number() {
        return connection.number();
    }

    @Override
    public void text(byte[] message) {
        connection.refuse(message, retryAfter);
    }

    @Override
    public void refuse(byte[] message, Duration after) {
        connection.refuse(message, after);
    }

    @Override
    public void binary(byte[] message) {
        connection.binary(message);
    }

    @Override
    public long meaningless() {
        return connection.meaningless();
    }

    @Override
    public ByteBuffer next() {
        return connection.next();
    }

    @Override
    public void closed() {
        connection.closed();
    }
}

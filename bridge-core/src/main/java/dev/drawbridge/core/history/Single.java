package dev.drawbridge.core.history;

import dev.drawbridge.protocol.catalog.Entry;

/** A message as the agent said it. */
final class Single extends Piece {
    private final long seq;
    private final byte[] message;

    Single(Entry method, Group group, long seq, byte[] message) {
        super(method, group);
        this.seq = seq;
        this.message = message;
    }

    byte[] message() {
        return message;
    }

    @Override
    long first() {
        return seq;
    }

    @Override
    long last() {
        return seq;
    }

    @Override
    int size() {
        return message.length;
    }
}

package dev.drawbridge.core.agent.pi;

import java.util.UUID;

/** Ids for threads that Pi does not name itself, of the form that Pi gives: UUIDs that begin with a time. */
final class ThreadIds {
    private static final int RANDOM_BITS = 16;
    private static final long VERSION = 0x7000;
    private static final long BELOW_VERSION = 0x0fff;

    private ThreadIds() {}

    static String at(long millis) {
        UUID random = UUID.randomUUID();
        return new UUID((millis << RANDOM_BITS) | VERSION | (random.getMostSignificantBits() & BELOW_VERSION),
                random.getLeastSignificantBits()).toString();
    }
}

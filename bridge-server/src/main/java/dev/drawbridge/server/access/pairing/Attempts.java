package dev.drawbridge.server.access.pairing;

import dev.drawbridge.server.access.limit.Source;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often those at an address have shown a wrong secret of late. Of the addresses that did so the newest are known;
 * the rest of a network that hands out IPv6 addresses by the billion counts as one.
 */
final class Attempts {
    static final int MOST = 10;
    static final Duration WHILE = Duration.ofMinutes(1);
    private static final int ADDRESSES = 1000;

    private final InstantSource clock;
    private final Map<Source, Window> byAddress = new LinkedHashMap<>();

    private record Window(long endsAt, int wrong) {}

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts a wrong secret, and says whether that was one too many. */
    synchronized boolean exceedBy(InetAddress address) {
        Source origin = Source.of(address);
        long now = clock.millis();
        Window before = byAddress.remove(origin);
        Window window = before == null || before.endsAt <= now
                ? new Window(now + WHILE.toMillis(), 1)
                : new Window(before.endsAt, before.wrong + 1);
        byAddress.put(origin, window);
        if (byAddress.size() > ADDRESSES) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
        return window.wrong > MOST;
    }
}

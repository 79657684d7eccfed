package dev.drawbridge.server.access.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.drawbridge.core.access.Visitor;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Counts what comes to a door.
 *
 * <p>This machine's own addresses are not counted by: behind them are the owner's programs and tunnels. Neither are its
 * own user's programs limited as devices, which could do anything without the bridge.
 */
public final class Limiter {
    /** So many addresses and devices are remembered; who is forgotten begins anew. */
    private static final int REMEMBERED = 10_000;
    private static final Duration FOR_HOW_LONG = Duration.ofMinutes(10);
    /** For how many seconds what was not asked may be made up for. */
    private static final int SAVED = 8;
    private static final Set<Visitor> OWN_USER = Set.of(Visitor.LOCAL, Visitor.HOST);

    private final LimitOptions options;
    private final Anteroom anteroom;
    private final LoadingCache<Source, Bucket> requests;
    private final LoadingCache<Source, Bucket> sockets;
    private final LoadingCache<String, Allotment> allotments;
    private final LoadingCache<String, Allotment> ownUser;

    public Limiter(LimitOptions options, Ticker ticker) {
        this.options = options;
        anteroom = new Anteroom(options.waiting(), options.waitingEach());
        Caffeine<Object, Object> memory = Caffeine.newBuilder().maximumSize(REMEMBERED)
                .expireAfterAccess(FOR_HOW_LONG).ticker(ticker).executor(Runnable::run);
        requests = memory
                .build(source -> new Bucket(options.requests(), options.requests() * SAVED, ticker));
        sockets = memory
                .build(source -> new Bucket(options.requests(), options.requests() * SAVED, ticker));
        allotments = memory.build(device -> new Allotment(options.messages(), options.bytes(), ticker));
        ownUser = memory.build(device -> Allotment.unlimited(ticker));
    }

    /**
     * A socket is open.
     *
     * @param from whence it comes; nowhere, if that is told later
     * @param expel ends it; any thread
     */
    public Anteroom.Place enter(Optional<InetAddress> from, Runnable expel) {
        return anteroom.enter(from.filter(address -> !address.isLoopbackAddress()).map(Source::of), expel);
    }

    /** Whether one more socket may be opened from there now. */
    public boolean mayOpen(InetAddress from) {
        return from.isLoopbackAddress() || sockets.get(Source.of(from)).take(1).isZero();
    }

    /** How long whoever asks has to wait, in whole seconds; not at all, if it is all right. */
    public Duration request(InetAddress from) {
        Duration wait = from.isLoopbackAddress()
                ? Duration.ZERO
                : requests.get(Source.of(from)).take(1);
        return wait.isZero() ? wait : Duration.ofSeconds(wait.toSeconds() + 1);
    }

    /** Whether the device may have one more connection than it has. */
    public boolean allowsMore(Visitor visitor, int open) {
        return OWN_USER.contains(visitor) || open < options.connections();
    }

    /** What the device may say. */
    public Allotment of(Visitor visitor) {
        return (OWN_USER.contains(visitor) ? ownUser : allotments).get(visitor.deviceId());
    }
}

package dev.drawbridge.server.access.session;

import dev.drawbridge.core.access.Ledger;
import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.access.WebSession;
import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.server.access.Pass;
import dev.drawbridge.server.access.Secret;
import dev.drawbridge.server.access.Verifier;
import dev.drawbridge.server.access.Visits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The sessions that have begun and not ended, by the hashes of their secrets, each kept in the ledger. */
public final class Sessions implements Verifier {
    /** So many browsers has one device at most; with one more, the one that was there first has to log in again. */
    static final int MOST = 20;

    private final Ledger<WebSession> ledger;
    private final Holders holders;
    private final Visits visits;
    private final Duration ttl;
    private final InstantSource clock;
    private final RandomGenerator random;
    /** Read by any thread, changed by one at a time. */
    private final Map<String, WebSession> byHash = new ConcurrentHashMap<>();

    /** @param random whom nobody can predict */
    public Sessions(Ledger<WebSession> ledger, Holders holders, Visits visits, Duration ttl,
            InstantSource clock, RandomGenerator random) {
        this.ledger = ledger;
        this.holders = holders;
        this.visits = visits;
        this.ttl = ttl;
        this.clock = clock;
        this.random = random;
        byHash.putAll(ledger.entries());
        end(session -> holders.find(session.deviceId()).isEmpty(), Farewell.REVOKED);
    }

    Duration ttl() {
        return ttl;
    }

    /**
     * Begins a session for somebody, unless it can have none: whoever has a signed token cannot outstay it, and
     * somebody may have been revoked meanwhile.
     */
    public Optional<Opened> open(Visitor visitor) {
        return holders.key(visitor).flatMap(this::open);
    }

    private synchronized Optional<Opened> open(String holder) {
        end(this::isOver, Farewell.EXPIRED);
        makeRoom(holder);
        Secret secret = Secret.random("", random);
        Instant now = clock.instant();
        WebSession session = new WebSession(secret.hash(), holder, now.toEpochMilli(),
                now.plus(ttl).toEpochMilli());
        byHash.put(session.secretHash(), session);
        var _ = ledger.put(session.secretHash(), session);
        // whoever revokes first forgets the holder and then ends its sessions: one of us finds the other
        Optional<Visitor> visitor = holders.find(holder);
        if (visitor.isEmpty()) {
            end(session.secretHash(), Farewell.REVOKED);
        }
        return visitor.map(known -> new Opened(known, secret));
    }

    private void makeRoom(String holder) {
        List<WebSession> theirs = byHash.values().stream()
                .filter(session -> session.deviceId().equals(holder))
                .sorted(Comparator.comparingLong(WebSession::createdAt)).toList();
        theirs.stream().limit(Math.max(0, theirs.size() - MOST + 1))
                .forEach(session -> end(session.secretHash(), Farewell.LOGGED_OUT));
    }

    @Override
    public Optional<Pass> verify(String secret) {
        String hash = new Secret(secret).hash();
        return Optional.ofNullable(byHash.get(hash)).filter(session -> !isOver(session))
                .flatMap(session -> holders.find(session.deviceId())
                        .map(visitor -> new Pass(visitor, Optional.of(hash),
                                Optional.of(Instant.ofEpochMilli(session.expiresAt())),
                                () -> byHash.containsKey(hash))));
    }

    private boolean isOver(WebSession session) {
        return clock.millis() >= session.expiresAt();
    }

    /** Ends the session that a pass stands for, with all that came in by it. */
    public void close(Pass pass) {
        pass.session().ifPresent(hash -> end(hash, Farewell.LOGGED_OUT));
    }

    /** Ends a session that should not have begun. */
    public void close(Opened opened) {
        end(opened.secret().hash(), Farewell.LOGGED_OUT);
    }

    /** Ends all sessions of a device. */
    public void endAll(String deviceId, Farewell why) {
        end(session -> session.deviceId().equals(deviceId), why);
    }

    private void end(Predicate<WebSession> which, Farewell why) {
        byHash.values().stream().filter(which).map(WebSession::secretHash).toList()
                .forEach(hash -> end(hash, why));
    }

    private synchronized void end(String hash, Farewell why) {
        if (byHash.remove(hash) != null) {
            var _ = ledger.remove(hash);
            visits.endSession(hash, why);
        }
    }
}

package dev.drawbridge.server.access.password;

import dev.drawbridge.core.access.Login;
import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What is recorded of logins that fail: one record a minute at most, which counts those that came since the last. */
final class Failures {
    private static final Duration BETWEEN_RECORDS = Duration.ofMinutes(1);

    private final Audit audit;
    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private int count;

    Failures(Audit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** @param login whose it was, if anybody's: what else was typed may be a password in the wrong place */
    synchronized void add(Optional<Login> login, InetAddress from) {
        count++;
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            Deed deed = Deed.of(AuditAction.LOGIN_FAILED,
                    Map.of("count", String.valueOf(count), "from", from.getHostAddress()));
            audit.add(login.map(known -> deed.with("user", known.user())).orElse(deed));
            next = now.plus(BETWEEN_RECORDS);
            count = 0;
        }
    }
}

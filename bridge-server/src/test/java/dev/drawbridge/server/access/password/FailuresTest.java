package dev.drawbridge.server.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.access.Login;
import dev.drawbridge.core.audit.AuditInMemory;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FailuresTest {
    private static final InetAddress FROM = InetAddress.ofLiteral("192.0.2.1");

    private Instant now = Instant.EPOCH;
    private final AuditInMemory audit = new AuditInMemory(() -> now);
    private final Failures failures = new Failures(audit, () -> now);

    @Test
    void howeverManyFailOneRecordAMinuteCountsThem() {
        for (int i = 0; i < 1_000; i++) {
            failures.add(Optional.empty(), FROM);
        }
        now = now.plusSeconds(60);
        failures.add(Optional.of(new Login("ann", "dev-1", "h", Optional.empty(), 0, List.of())), FROM);
        assertThat(audit.list(Long.MAX_VALUE, 10)).extracting(record -> record.details()).containsExactly(
                Map.of("count", "1000", "from", "192.0.2.1", "user", "ann"),
                Map.of("count", "1", "from", "192.0.2.1"));
    }
}

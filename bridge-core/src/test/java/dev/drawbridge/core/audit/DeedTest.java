package dev.drawbridge.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.protocol.bridge.audit.AuditAction;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeedTest {
    @Test
    void whatAClientMakesLongIsRecordedShort() {
        String endless = "m".repeat(1 << 20);
        Deed deed = new Deed(AuditAction.SENT, Optional.of("phone"), Optional.of("app 1"),
                Optional.of(endless),
                Map.of("method", endless, "bytes", "5")).with("more", endless);
        assertThat(deed.threadId().orElseThrow()).hasSize(1000).startsWith("mm").endsWith("…");
        assertThat(deed.details().get("method")).hasSize(1000);
        assertThat(deed.details().get("more")).hasSize(1000);
        assertThat(deed.details().get("bytes")).isEqualTo("5");
    }
}

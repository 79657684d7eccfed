package dev.drawbridge.server.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.audit.AuditInMemory;
import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import dev.drawbridge.protocol.bridge.audit.AuditList;
import dev.drawbridge.protocol.bridge.audit.AuditQuery;
import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class AuditDeskTest {
    private final AuditInMemory audit = new AuditInMemory(InstantSource.system());
    private final AuditDesk desk = new AuditDesk(audit);

    @Test
    void pagesHoldEveryRecordOnceTheNewestFirst() {
        add(250);
        List<Long> numbers = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        do {
            AuditList page = desk.list(new AuditQuery(before, Optional.empty()));
            assertThat(page.records()).hasSizeLessThanOrEqualTo(100);
            page.records().stream().map(AuditRecord::number).forEach(numbers::add);
            before = page.nextBefore();
        } while (before.isPresent());
        assertThat(numbers)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 250).map(i -> 251 - i).boxed().toList());
    }

    @Test
    void theLastPageNamesNoNext() {
        add(5);
        assertThat(desk.list(new AuditQuery(Optional.empty(), Optional.of(5))).nextBefore()).isEmpty();
        assertThat(desk.list(new AuditQuery(Optional.empty(), Optional.of(4))).nextBefore()).contains(2L);
        assertThat(desk.list(new AuditQuery(Optional.of(1L), Optional.empty())).records()).isEmpty();
    }

    @Test
    void aLimitBeyondTheLargestIsDeclined() {
        assertThatThrownBy(() -> new AuditQuery(Optional.empty(), Optional.of(1001)))
                .isInstanceOf(Declined.class);
    }

    private void add(int deeds) {
        for (int i = 0; i < deeds; i++) {
            audit.add(
                    new Deed(AuditAction.CONNECTED, Optional.of("phone"), Optional.empty(), Optional.empty(),
                            Map.of()));
        }
    }
}
